import type { AgentcoreWorkloadIdentityArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreWorkloadIdentityArgs>({
    id: "agentcore-workload-identity-return-urls",
    title: "Workload identities send users back to exact HTTPS addresses",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreWorkloadIdentity:AgentcoreWorkloadIdentity",
    supports: ["A.6.2.5", "A.9.4"],
    why: "The address that ends an OAuth flow gets what binds the user to the session. Over http, at a wildcard or on somebody's own machine, somebody else gets it.",
    fix: "List in allowedResourceOauth2ReturnUrls full https addresses of your application.",
    reference:
        "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/oauth2-authorization-url-session-binding.html",
    check({ allowedResourceOauth2ReturnUrls }, { report, each }) {
        each(allowedResourceOauth2ReturnUrls, (url, index) => {
            if (/^https:\/\/[^/*\s]+(\/[^*\s]*)?$/i.test(url)) return;
            report(
                "sends users back to an address that is not exact and https",
                `allowedResourceOauth2ReturnUrls.${index}`,
            );
        });
    },
    examples: {
        passes: {
            "there are no addresses": {},
            "the address is https": { allowedResourceOauth2ReturnUrls: ["https://claims.example.com/oauth/callback"] },
        },
        fails: {
            "the address is on the developer's machine": {
                allowedResourceOauth2ReturnUrls: [
                    "https://claims.example.com/oauth/callback",
                    "http://localhost:8080/callback",
                ],
            },
            "the address has a wildcard": { allowedResourceOauth2ReturnUrls: ["https://*.example.com/callback"] },
        },
        unknown: { "the address is not known yet": { allowedResourceOauth2ReturnUrls: [unknownValue] } },
    },
});
