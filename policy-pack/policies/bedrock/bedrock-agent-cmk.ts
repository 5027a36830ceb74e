import type { AgentAgentArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { agentTypes, nativeAgentType } from "../../services/bedrock-agents";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentAgentArgs>({
    id: "bedrock-agent-cmk",
    title: "Agents are encrypted with a customer managed key",
    severity: "high",
    appliesTo: agentTypes,
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_373"],
    why: "An agent keeps its instructions and what users told it in their sessions. Under a key of AWS nobody can withdraw access to them, and no use of the key is logged for the account.",
    fix: "Set customerEncryptionKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents.html",
    check(props, { report }) {
        if (isCustomerKey(props, "customerEncryptionKeyArn")) return;
        report("is not encrypted with a customer managed key", "customerEncryptionKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { customerEncryptionKeyArn: keyArn },
            "the key is made in the same deployment": { customerEncryptionKeyArn: unknownValue },
            "an agent of aws-native names a key": ofType(nativeAgentType, { customerEncryptionKeyArn: keyArn }),
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "an agent of aws-native names no key": ofType(nativeAgentType, {}),
            "the key is one that AWS manages": { customerEncryptionKeyArn: "alias/aws/bedrock" },
        },
    },
});
