import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreGatewayArgs>({
    id: "agentcore-gateway-authorizer",
    title: "Gateways ask who calls",
    severity: "critical",
    appliesTo: "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: [
        "fsbp:BedrockAgentCore.2",
        "config:BEDROCKAGENTCORE_GATEWAY_AUTHORIZER_ENABLED",
        "config-pack:aiml-bedrock-gateway-authorizer",
    ],
    why: "A gateway is on the internet. Without an authorizer, whoever finds its address calls every tool behind it with the gateway's own role.",
    fix: "Set authorizerType to AWS_IAM, or to CUSTOM_JWT with an authorizerConfiguration.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-inbound-auth.html",
    check(gateway, { report }) {
        if ((gateway.authorizerType ?? "NONE") === "NONE") report("lets everybody call its tools", "authorizerType");
    },
    examples: {
        passes: {
            "callers are IAM identities": { authorizerType: "AWS_IAM" },
            "callers show a token": {
                authorizerType: "CUSTOM_JWT",
                authorizerConfiguration: {
                    customJwtAuthorizer: {
                        discoveryUrl: "https://login.example.com/.well-known/openid-configuration",
                        allowedAudiences: ["claims-tools"],
                    },
                },
            },
        },
        fails: {
            "there is no authorizer": { authorizerType: "NONE" },
            "no authorizer is said": {},
        },
        unknown: {
            "the authorizer is not known yet": { authorizerType: unknownValue },
        },
    },
});
