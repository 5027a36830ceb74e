import type { AgentPromptArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { promptTypes, nativePromptType } from "../../services/bedrock-flows";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentPromptArgs>({
    id: "bedrock-prompt-cmk",
    title: "Managed prompts are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: promptTypes,
    supports: ["A.6.2.5"],
    equivalents: ["prowler:bedrock_prompt_encrypted_with_cmk"],
    why: "Prompts hold instructions and examples taken from the business; under a key of AWS nobody in the account controls or sees who decrypts them.",
    fix: "Set customerEncryptionKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-create.html",
    check(props, { report }) {
        if (isCustomerKey(props, "customerEncryptionKeyArn")) return;
        report("is not encrypted with a customer managed key", "customerEncryptionKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { customerEncryptionKeyArn: keyArn },
            "the key is made in the same deployment": { customerEncryptionKeyArn: unknownValue },
            "a prompt of aws-native names a key": ofType(nativePromptType, { customerEncryptionKeyArn: keyArn }),
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "a prompt of aws-native names no key": ofType(nativePromptType, {}),
            "the key is one that AWS manages": { customerEncryptionKeyArn: "alias/aws/bedrock" },
        },
    },
});
