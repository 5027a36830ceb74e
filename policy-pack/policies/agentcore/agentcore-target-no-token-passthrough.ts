import type { AgentcoreGatewayTargetArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { gatewayTargetType } from "../../services/agentcore";

const withHeaders = (allowedRequestHeaders: string[]): { metadataConfiguration: object } => ({
    metadataConfiguration: { allowedRequestHeaders },
});

export default definePolicy<AgentcoreGatewayTargetArgs>({
    id: "agentcore-target-no-token-passthrough",
    title: "Gateways do not hand the tokens of callers on to their targets",
    severity: "medium",
    appliesTo: gatewayTargetType,
    supports: ["A.9.4", "A.10.2"],
    why: "A server that gets the caller's own token can use it at every other tool of the gateway. The Model Context Protocol forbids it.",
    fix: "Use oauth in credentialProviderConfiguration, which gets a token for the target, and leave credentials out of metadataConfiguration.allowedRequestHeaders.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-outbound-auth.html",
    check({ credentialProviderConfiguration, metadataConfiguration }, { report, each }) {
        each(metadataConfiguration, ({ allowedRequestHeaders }) =>
            each(allowedRequestHeaders, (header, index) => {
                if (!/^(proxy-)?authorization$|^cookie$|api-?key$|token$/i.test(header)) return;
                report("gets a header that holds a credential", `metadataConfiguration.allowedRequestHeaders.${index}`);
            }),
        );
        if (credentialProviderConfiguration?.jwtPassthrough) {
            report("gets the tokens of callers", "credentialProviderConfiguration.jwtPassthrough");
        }
    },
    examples: {
        passes: {
            "the target gets a token of its own": {
                credentialProviderConfiguration: { oauth: { providerArn: unknownValue, scopes: ["crm/read"] } },
            },
            "only a header for correlation is handed on": withHeaders(["x-correlation-id"]),
            "nothing is handed on": {},
        },
        fails: {
            "the caller's token is handed on": { credentialProviderConfiguration: { jwtPassthrough: {} } },
            "the header with the token is handed on": withHeaders(["x-correlation-id", "Authorization"]),
            "one header is not known yet and another is a key": withHeaders([unknownValue, "X-Api-Key"]),
        },
        unknown: { "a header is not known yet": withHeaders([unknownValue]) },
    },
});
