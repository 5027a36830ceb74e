import { definePolicy, ofType, unknownValue } from "../../policy";
import { jwtAuthorizedTypes, jwtAuthorizerOf } from "../../services/agentcore";
import type { JwtAuthorizedArgs } from "../../services/agentcore";

const allowedAudiences = ["claims-tools"];

export default definePolicy<JwtAuthorizedArgs>({
    id: "agentcore-jwt-discovery-https",
    title: "Authorizers fetch the keys of their identity provider over HTTPS",
    severity: "critical",
    appliesTo: jwtAuthorizedTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "Whoever can change an unencrypted answer puts keys of their own into it, and signs tokens for any user.",
    fix: "Give the discoveryUrl of customJwtAuthorizer with https.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html",
    check(props, { report, notApplicable }) {
        const found = jwtAuthorizerOf(props);
        if (!found) return notApplicable();
        if (/^https:\/\//i.test(found.authorizer.discoveryUrl ?? "")) return;
        report("finds the keys of its identity provider without TLS", `${found.path}.discoveryUrl`);
    },
    examples: {
        passes: {
            "the address is https": {
                authorizerConfiguration: {
                    customJwtAuthorizer: {
                        discoveryUrl: "https://login.example.com/.well-known/openid-configuration",
                        allowedAudiences,
                    },
                },
            },
        },
        fails: {
            "the address is http": {
                authorizerConfiguration: {
                    customJwtAuthorizer: {
                        discoveryUrl: "http://login.example.com/.well-known/openid-configuration",
                        allowedAudiences,
                    },
                },
            },
            "the address of a registry is http": ofType("aws:agentregistry/registry:Registry", {
                discoveryConfiguration: {
                    authorizerType: "CUSTOM_JWT",
                    authorizerConfiguration: {
                        customJwtAuthorizer: {
                            discoveryUrl: "http://login.example.com/.well-known/openid-configuration",
                            allowedAudiences,
                        },
                    },
                },
            }),
            "a harness has no address": ofType("aws:bedrock/agentcoreHarness:AgentcoreHarness", {
                authorizerConfiguration: { customJwtAuthorizer: { allowedAudiences } },
            }),
        },
        unknown: {
            "the address is not known yet": {
                authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl: unknownValue, allowedAudiences } },
            },
        },
        notApplicable: {
            "callers are IAM identities": {},
        },
    },
});
