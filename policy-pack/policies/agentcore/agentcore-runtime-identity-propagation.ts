import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { jwtAuthorizerOf, runtimeType } from "../../services/agentcore";

const discoveryUrl = "https://login.example.com/.well-known/openid-configuration";

export default definePolicy<AgentcoreAgentRuntimeArgs>({
    id: "agentcore-runtime-identity-propagation",
    aliases: ["agentcore-runtime-inbound-authorizer"],
    title: "Agent runtimes learn from a token which user they act for",
    severity: "medium",
    appliesTo: runtimeType,
    supports: ["A.9.2", "A.9.4"],
    equivalents: ["aws-aiml:FS-66"],
    why: "Called with IAM, a runtime knows which application calls, and takes its word for the user. Tools can then be used for any user only with the rights of the agent.",
    fix: "Set authorizerConfiguration.customJwtAuthorizer with the discoveryUrl of your identity provider and the audiences or clients that may call.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-oauth.html",
    check(props, { report }) {
        const found = jwtAuthorizerOf(props);
        if (!found) return report("learns from no token who its user is", "authorizerConfiguration");
        const { authorizer, path } = found;
        if (!isSet(authorizer, "discoveryUrl")) report("names no identity provider", `${path}.discoveryUrl`);
        const lists = ["allowedAudiences", "allowedClients", "allowedScopes"] as const;
        if (lists.some((list) => isSet(authorizer, list))) return;
        report("accepts the tokens of every application", path);
    },
    examples: {
        passes: {
            "the identity provider and an audience are named": {
                authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl, allowedAudiences: ["claims-agent"] } },
            },
            "the provider and its client are made in the same deployment": {
                authorizerConfiguration: {
                    customJwtAuthorizer: { discoveryUrl: unknownValue, allowedClients: [unknownValue] },
                },
            },
        },
        fails: {
            "there is no authorizer, which means IAM": {},
            "nothing but the identity provider is named": {
                authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl } },
            },
            "the identity provider is not named": {
                authorizerConfiguration: { customJwtAuthorizer: { allowedAudiences: ["claims-agent"] } },
            },
        },
        unknown: { "the authorizer is not known yet": { authorizerConfiguration: unknownValue } },
    },
});
