import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { trailType } from "../../services/cloudtrail";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<TrailArgs>({
    id: "cloudtrail-kms",
    title: "Trails encrypt their log files with a customer-managed key",
    severity: "medium",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_35", "cdk-nag:CloudTrailEncryptionEnabled", "fsbp:CloudTrail.2"],
    why: "The trail says who asked which model and who changed what; with a key of your own, reading it takes a second permission.",
    fix: "Set kmsKeyId to a key of your own whose policy lets cloudtrail.amazonaws.com use it.",
    reference:
        "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    check(trail, { report }) {
        if (!isCustomerKey(trail, "kmsKeyId")) report("does not encrypt its log files with a key of yours", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { kmsKeyId: unknownValue },
        },
        fails: {
            "there is no key, so that S3's own encrypts": {},
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/cloudtrail" },
        },
    },
});
