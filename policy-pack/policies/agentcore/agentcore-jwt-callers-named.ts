import { asList, definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { jwtAuthorizedTypes, jwtAuthorizerOf } from "../../services/agentcore";
import type { JwtAuthorizedArgs } from "../../services/agentcore";

/** The claims by which identity providers say for whom a token is, and whose it is. */
const callerClaims = ["aud", "azp", "client_id", "cid", "appid"];

const discoveryUrl = "https://login.example.com/.well-known/openid-configuration";

export default definePolicy<JwtAuthorizedArgs>({
    id: "agentcore-jwt-callers-named",
    title: "Authorizers name the audiences or clients whose tokens they accept",
    severity: "high",
    appliesTo: jwtAuthorizedTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "An authorizer that checks only the issuer accepts every token that the identity provider ever gave out, also those meant for other applications.",
    fix: "Set allowedAudiences (or allowedClients, where tokens have no audience, as those of Amazon Cognito) in customJwtAuthorizer.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html",
    check(props, { report, notApplicable }) {
        const found = jwtAuthorizerOf(props);
        if (!found) return notApplicable();
        const { authorizer, path } = found;
        // Scopes do not do: most providers give `openid` or `profile` to any of their clients.
        if (isSet(authorizer, "allowedAudiences") || isSet(authorizer, "allowedClients")) return;
        const workloads = authorizer.allowedWorkloadConfiguration;
        if (isSet(workloads, "workloadIdentities") || isSet(workloads, "hostingEnvironments")) return;
        // What the lists do can be asked of the claims themselves.
        const claims = asList(authorizer.customClaims).map(({ inboundTokenClaimName: name }) => name);
        if (claims.some((name) => name !== undefined && callerClaims.includes(name))) return;
        report("accepts the tokens of every audience and client of its identity provider", `${path}.allowedAudiences`);
    },
    examples: {
        passes: {
            "an audience is named": {
                authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl, allowedAudiences: ["claims-tools"] } },
            },
            "a client is named, which the stack makes": {
                authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl, allowedClients: [unknownValue] } },
            },
            "a claim on the client is asked for": {
                authorizerConfiguration: {
                    customJwtAuthorizer: {
                        discoveryUrl,
                        customClaims: [{ inboundTokenClaimName: "client_id" }],
                    },
                },
            },
            "workloads are named": {
                authorizerConfiguration: {
                    customJwtAuthorizer: {
                        discoveryUrl,
                        allowedWorkloadConfiguration: { workloadIdentities: ["claims-app"] },
                    },
                },
            },
        },
        fails: {
            "a claim on something else is asked for": {
                authorizerConfiguration: {
                    customJwtAuthorizer: { discoveryUrl, customClaims: [{ inboundTokenClaimName: "department" }] },
                },
            },
            "only the issuer is checked": { authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl } } },
            "only a scope is asked for, at a runtime": ofType(
                "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime",
                {
                    authorizerConfiguration: { customJwtAuthorizer: { discoveryUrl, allowedScopes: ["openid"] } },
                },
            ),
            "the lists of a registry are empty": ofType("aws:agentregistry/registry:Registry", {
                discoveryConfiguration: {
                    authorizerType: "CUSTOM_JWT",
                    authorizerConfiguration: {
                        customJwtAuthorizer: { discoveryUrl, allowedAudiences: [], allowedClients: [] },
                    },
                },
            }),
        },
        unknown: {
            "the authorizer is not known yet": { authorizerConfiguration: unknownValue },
        },
        notApplicable: {
            "callers are IAM identities": {},
        },
    },
});
