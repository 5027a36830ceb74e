import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { gatewayType } from "../../services/agentcore";

const arn = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:policy-engine/claims-a1b2c3d4e5";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-authenticate-only-needs-policy",
    title: "Gateways decide which callers they let through",
    severity: "high",
    appliesTo: gatewayType,
    supports: ["A.9.4"],
    equivalents: ["aws-aiml:AG-24"],
    why: "AUTHENTICATE_ONLY tells who calls and lets everyone through: unless a policy engine enforces its decisions, nobody is kept from any tool.",
    fix: "Set authorizerType to AWS_IAM or CUSTOM_JWT, or policyEngineConfiguration with mode ENFORCE beside AUTHENTICATE_ONLY.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-enforcement-modes.html",
    check({ authorizerType, policyEngineConfiguration }, { report }) {
        if (authorizerType === "AWS_IAM" || authorizerType === "CUSTOM_JWT") return;
        if (authorizerType !== "AUTHENTICATE_ONLY") return report("lets everybody through", "authorizerType");
        if (policyEngineConfiguration?.mode === "ENFORCE") return;
        report("authenticates callers and lets all of them through", "policyEngineConfiguration");
    },
    examples: {
        passes: {
            "callers are authorized by IAM": { authorizerType: "AWS_IAM" },
            "callers show a token": { authorizerType: "CUSTOM_JWT" },
            "callers are only authenticated, and a policy engine decides": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: "ENFORCE" },
            },
        },
        fails: {
            "callers are only authenticated": { authorizerType: "AUTHENTICATE_ONLY" },
            "callers are only authenticated, and the policy engine only logs": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: "LOG_ONLY" },
            },
            "there is no authorizer": { authorizerType: "NONE" },
            "no authorizer is said": {},
        },
        unknown: {
            "the authorizer is not known yet": { authorizerType: unknownValue },
            "the mode is not known yet": {
                authorizerType: "AUTHENTICATE_ONLY",
                policyEngineConfiguration: { arn, mode: unknownValue },
            },
        },
    },
});
