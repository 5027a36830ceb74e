import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-cmk",
    title: "Gateways are encrypted with a customer managed key",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    supports: ["A.6.2.5"],
    equivalents: [
        "fsbp:BedrockAgentCore.4",
        "config:BEDROCKAGENTCORE_GATEWAY_ENCRYPTION_ENABLED",
        "aws-aiml:AC-12",
        "aws-aiml:AG-23",
    ],
    why: "A gateway keeps the definitions of all tools that agents may call. A key of your own decides who may read them, and its uses are logged.",
    fix: "Set kmsKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-encryption.html",
    check(props, { report }) {
        if (isCustomerKey(props, "kmsKeyArn")) return;
        report("is not encrypted with a customer managed key", "kmsKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { kmsKeyArn: keyArn },
            "the key is made in the same deployment": { kmsKeyArn: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { kmsKeyArn: "alias/aws/bedrock" },
        },
    },
});
