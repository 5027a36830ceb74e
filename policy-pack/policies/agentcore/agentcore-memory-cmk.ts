import type { AgentcoreMemoryArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcoreMemoryArgs>({
    id: "agentcore-memory-cmk",
    title: "Memories are encrypted with a customer managed key",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreMemory:AgentcoreMemory",
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: [
        "fsbp:BedrockAgentCore.3",
        "config:BEDROCK_AGENTCORE_MEMORY_ENCRYPTION_ENABLED",
        "aws-aiml:AC-07",
        "aws-aiml:AG-19",
    ],
    why: "A memory keeps whole conversations, and what was learned about each user. Under a key of AWS nobody can withdraw access to it.",
    fix: "Set encryptionKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/storage-encryption.html",
    check(props, { report }) {
        if (isCustomerKey(props, "encryptionKeyArn")) return;
        report("is not encrypted with a customer managed key", "encryptionKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { encryptionKeyArn: keyArn },
            "the key is made in the same deployment": { encryptionKeyArn: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { encryptionKeyArn: "alias/aws/bedrock" },
        },
    },
});
