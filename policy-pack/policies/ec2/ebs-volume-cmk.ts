import type { VolumeArgs } from "@pulumi/aws/ebs";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const volume = { availabilityZone: "eu-central-1a", size: 500, encrypted: true };

export default definePolicy<VolumeArgs>({
    id: "ebs-volume-cmk",
    title: "EBS volumes are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:ebs/volume:Volume",
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_189"],
    why: "The key that AWS manages has a policy that nobody can change: every role of the account may use it through EBS.",
    fix: "Set kmsKeyId to the ARN of a key of yours.",
    reference: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    check(props, { report }) {
        if (!isCustomerKey(props, "kmsKeyId")) report("names no customer managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": {
                ...volume,
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the key is made by the stack, and not known yet": { ...volume, kmsKeyId: unknownValue },
        },
        fails: {
            "the key is left at its default, the one that AWS manages": volume,
            "the key is the one that AWS manages": {
                ...volume,
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs",
            },
        },
    },
});
