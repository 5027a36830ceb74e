import type { AgentcorePolicyEngineArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcorePolicyEngineArgs>({
    id: "agentcore-policy-engine-cmk",
    title: "Policy engines are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcorePolicyEngine:AgentcorePolicyEngine",
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: ["aws-aiml:AC-11", "aws-aiml:AG-22"],
    why: "The policies of an engine say who may call which tool with which arguments: a map for whoever wants to get past them.",
    fix: "Set encryptionKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-enforcement-modes.html",
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
