import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-no-debug-exceptions",
    title: "Gateways do not show the inside of errors to callers",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:AG-26"],
    why: "At the level DEBUG a caller, or the model that reads the answer, learns names, addresses and settings of what is behind the gateway.",
    fix: "Leave exceptionLevel out.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreateGateway.html",
    check(gateway, { report }) {
        if (gateway.exceptionLevel === "DEBUG") report("gives callers errors with details", "exceptionLevel");
    },
    examples: {
        passes: {
            "the level is left at its default, without details": {},
        },
        fails: {
            "the level is DEBUG": { exceptionLevel: "DEBUG" },
        },
        unknown: {
            "the level is not known yet": { exceptionLevel: unknownValue },
        },
    },
});
