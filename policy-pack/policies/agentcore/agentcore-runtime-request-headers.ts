import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { runtimeType } from "../../services/agentcore";

const allow = (...requestHeaderAllowlists: string[]): { requestHeaderConfiguration: object } => ({
    requestHeaderConfiguration: { requestHeaderAllowlists },
});

export default definePolicy<AgentcoreAgentRuntimeArgs>({
    id: "agentcore-runtime-request-headers",
    title: "Agents do not get cookies and keys out of requests",
    severity: "low",
    appliesTo: runtimeType,
    supports: ["A.9.4"],
    why: "What reaches an agent reaches its traces and, by one careless prompt, its model. A cookie or key that it was handed can be used as the user, everywhere.",
    fix: "List in requestHeaderAllowlists only what the agent needs. For services that it calls, give it a credential provider; the token of a user is checked by the authorizer.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-header-allowlist.html",
    check({ requestHeaderConfiguration }, { report, each }) {
        each(requestHeaderConfiguration, ({ requestHeaderAllowlists }) =>
            each(requestHeaderAllowlists, (header, index) => {
                // The header Authorization holds the token that the authorizer has checked, made for this agent.
                if (!/^cookie$|api-?key|secret|password|(access|session|refresh|auth|security)-?token/i.test(header))
                    return;
                report(
                    "gets a header that holds a credential",
                    `requestHeaderConfiguration.requestHeaderAllowlists.${index}`,
                );
            }),
        );
    },
    examples: {
        passes: {
            "no headers are handed on": {},
            "the agent gets what it needs": allow(
                "Authorization",
                "X-Amzn-Bedrock-AgentCore-Runtime-Custom-Tenant",
                "traceparent",
            ),
        },
        fails: {
            "the cookies are handed on": allow("Cookie"),
            "one header is not known yet and another is a key": allow(unknownValue, "X-Api-Key"),
        },
        unknown: { "a header is not known yet": allow(unknownValue) },
    },
});
