import type { AgentcoreApiKeyCredentialProviderArgs, AgentcoreOauth2CredentialProviderArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";

const oauth2Type = "aws:bedrock/agentcoreOauth2CredentialProvider:AgentcoreOauth2CredentialProvider";
const secretId = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-a1b2c3";

export default definePolicy<
    AgentcoreApiKeyCredentialProviderArgs & Pick<AgentcoreOauth2CredentialProviderArgs, "oauth2ProviderConfig">
>({
    id: "agentcore-credentials-not-inline",
    title: "Credential providers of agents take their secrets from Secrets Manager",
    severity: "high",
    appliesTo: ["aws:bedrock/agentcoreApiKeyCredentialProvider:AgentcoreApiKeyCredentialProvider", oauth2Type],
    supports: ["A.6.2.5", "A.9.4"],
    why: "An API key or client secret among the arguments stays in the state of the stack, and whoever may read or export that acts as the agent.",
    fix: "Refer to a secret with apiKeySecretConfig or clientSecretConfig, or use apiKeyWo or clientSecretWo, which are written and not kept; change the secret that was there.",
    reference:
        "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/identity-outbound-credential-provider.html",
    check(props, { report }) {
        // That a secret is not known yet makes it no better: it will stand in the state.
        if (isSet(props, "apiKey")) report("keeps an API key in the state of the stack", "apiKey");
        const vendors = props.oauth2ProviderConfig;
        for (const vendor of vendors ? (Object.keys(vendors) as (keyof typeof vendors)[]) : []) {
            if (!isSet(vendors?.[vendor], "clientSecret")) continue;
            report("keeps a client secret in the state of the stack", `oauth2ProviderConfig.${vendor}.clientSecret`);
        }
    },
    examples: {
        passes: {
            "the API key is in Secrets Manager": {
                apiKeySecretSource: "EXTERNAL",
                apiKeySecretConfig: { secretId, jsonKey: "apiKey" },
            },
            "the API key is written and not kept": { apiKeyWo: "example", apiKeyWoVersion: 1 },
            "the client secret is in Secrets Manager": ofType(oauth2Type, {
                credentialProviderVendor: "SlackOauth2",
                oauth2ProviderConfig: {
                    slackOauth2ProviderConfig: {
                        clientId: "123.456",
                        clientSecretSource: "EXTERNAL",
                        clientSecretConfig: { secretId, jsonKey: "clientSecret" },
                    },
                },
            }),
            "no secret is given": {},
        },
        fails: {
            "the API key is an argument": { apiKey: "example" },
            "the API key comes from another resource": { apiKey: unknownValue },
            "the client secret is an argument": ofType(oauth2Type, {
                credentialProviderVendor: "CustomOauth2",
                oauth2ProviderConfig: {
                    customOauth2ProviderConfig: {
                        clientId: "claims-agent",
                        clientSecret: "example",
                        oauthDiscovery: { discoveryUrl: "https://login.example.com/.well-known/openid-configuration" },
                    },
                },
            }),
        },
        unknown: {
            "the configuration is not known yet": ofType(oauth2Type, { oauth2ProviderConfig: unknownValue }),
        },
    },
});
