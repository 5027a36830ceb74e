import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { logGroupType } from "../../services/cloudwatch";

export default definePolicy<LogGroupArgs>({
    id: "loggroup-kms",
    title: "Log groups are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: logGroupType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_158", "cdk-nag:CloudWatchLogGroupEncrypted"],
    why: "Logs of an AI system hold prompts, inputs and errors with data in them; only a key of your own lets you say who may read them, and end it.",
    fix: "Set kmsKeyId to the ARN of a customer-managed key whose policy admits the CloudWatch Logs service of the region.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    check(logGroup, { report }) {
        if (!isCustomerKey(logGroup, "kmsKeyId")) report("is not encrypted with a customer-managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { kmsKeyId: unknownValue },
        },
        fails: {
            "there is no key": {},
            "the key is empty": { kmsKeyId: "" },
        },
    },
});
