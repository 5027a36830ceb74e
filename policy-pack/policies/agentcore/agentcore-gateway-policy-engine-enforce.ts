import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

const arn = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:policy-engine/claims-a1b2c3d4e5";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-policy-engine-enforce",
    title: "Gateways have a policy engine that enforces its decisions",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    supports: ["A.9.4"],
    equivalents: ["aws-aiml:AG-25"],
    why: "Without a policy engine, or with one that only logs, every caller may use every tool with any arguments.",
    fix: "Set policyEngineConfiguration.arn to a policy engine and its mode to ENFORCE.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-enforcement-modes.html",
    check({ policyEngineConfiguration }, { report }) {
        if (!policyEngineConfiguration) report("has no policy engine", "policyEngineConfiguration");
        else if (policyEngineConfiguration.mode !== "ENFORCE") {
            report("has a policy engine that does not enforce its decisions", "policyEngineConfiguration.mode");
        }
    },
    examples: {
        passes: {
            "the policy engine enforces": { policyEngineConfiguration: { arn, mode: "ENFORCE" } },
            "the policy engine is made in the same deployment": {
                policyEngineConfiguration: { arn: unknownValue, mode: "ENFORCE" },
            },
        },
        fails: {
            "there is no policy engine": {},
            "the policy engine only logs": { policyEngineConfiguration: { arn, mode: "LOG_ONLY" } },
        },
        unknown: {
            "the mode is not known yet": { policyEngineConfiguration: { arn, mode: unknownValue } },
        },
    },
});
