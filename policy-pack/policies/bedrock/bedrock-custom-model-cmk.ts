import type { CustomModelArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<CustomModelArgs>({
    id: "bedrock-custom-model-cmk",
    title: "Custom models are encrypted with a customer managed key",
    severity: "high",
    appliesTo: "aws:bedrock/customModel:CustomModel",
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: ["prowler:bedrock_custom_model_encrypted_with_cmk", "aws-aiml:BR-11", "aws-aiml:BR-17"],
    why: "A customised model carries what it learned from the training data. A key of your own decides who may use and copy it, and its uses are logged.",
    fix: "Set customModelKmsKeyId to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html",
    check(props, { report }) {
        if (isCustomerKey(props, "customModelKmsKeyId")) return;
        report("is not encrypted with a customer managed key", "customModelKmsKeyId");
    },
    examples: {
        passes: {
            "a customer managed key is named": { customModelKmsKeyId: keyArn },
            "the key is made in the same deployment": { customModelKmsKeyId: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { customModelKmsKeyId: "alias/aws/bedrock" },
        },
    },
});
