import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

const arn = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:policy-engine/claims-a1b2c3d4e5";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-authenticate-only-needs-policy",
    title: "Gateways that only authenticate have a policy engine that decides",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    supports: ["A.9.4"],
    why: "AUTHENTICATE_ONLY tells who calls and lets everyone through: unless a policy engine enforces its decisions, nobody is kept from any tool.",
    fix: "Set policyEngineConfiguration with mode ENFORCE, or authorizerType to AWS_IAM or CUSTOM_JWT.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-enforcement-modes.html",
    check({ authorizerType, policyEngineConfiguration }, { report, notApplicable }) {
        if (authorizerType !== "AUTHENTICATE_ONLY") notApplicable();
        if (policyEngineConfiguration?.mode === "ENFORCE") return;
        report("authenticates callers and lets all of them through", "policyEngineConfiguration");
    },
    examples: {
        passes: {
            "a policy engine enforces": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: "ENFORCE" },
            },
        },
        fails: {
            "there is no policy engine": { authorizerType: "AUTHENTICATE_ONLY" },
            "the policy engine only logs": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: "LOG_ONLY" },
            },
        },
        unknown: {
            "the mode is not known yet": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: unknownValue },
            },
        },
        notApplicable: {
            "callers are authorized by IAM": { authorizerType: "AWS_IAM" },
        },
    },
});
