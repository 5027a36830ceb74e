import { definePolicy, isSet, unknownValue } from "../../policy";
import type { PluginArgs } from "../../services/qbusiness";

export default definePolicy<PluginArgs>({
    id: "qbusiness-plugin-authenticates",
    title: "Plugins of Amazon Q Business call services with a credential, over HTTPS",
    severity: "high",
    appliesTo: "aws-native:qbusiness:Plugin",
    supports: ["A.9.4", "A.10.2"],
    why: "A plugin changes things for users: it files tickets and books leave. A service that takes such calls without a credential takes them from everybody.",
    fix: "Give authConfiguration an oAuth2ClientCredentialConfiguration or idcAuthConfiguration, and serverUrl with https.",
    reference: "https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/custom-plugin.html",
    check(plugin, { report, each }) {
        each(plugin, ({ authConfiguration }) => {
            const kinds = [
                "basicAuthConfiguration",
                "oAuth2ClientCredentialConfiguration",
                "idcAuthConfiguration",
            ] as const;
            if (kinds.some((kind) => isSet(authConfiguration, kind))) return;
            report("calls its service without a credential", "authConfiguration");
        });
        each(plugin, ({ serverUrl }) => {
            // Absent where the definition of a custom plugin's API has the address.
            if (serverUrl !== undefined && !/^https:\/\//i.test(serverUrl)) {
                report("calls its service without TLS", "serverUrl");
            }
        });
    },
    examples: {
        passes: {
            "users log in to the service": {
                type: "JIRA_CLOUD",
                serverUrl: "https://example.atlassian.net",
                authConfiguration: { oAuth2ClientCredentialConfiguration: { secretArn: unknownValue } },
            },
            "the address is in the definition of the API": {
                type: "CUSTOM",
                authConfiguration: { idcAuthConfiguration: {} },
            },
        },
        fails: {
            "there is no credential": { type: "CUSTOM", authConfiguration: { noAuthConfiguration: {} } },
            "nothing is said": { type: "CUSTOM" },
            "the address is http, and the credential not known yet": {
                type: "JIRA",
                serverUrl: "http://jira.example.com",
                authConfiguration: unknownValue,
            },
        },
        unknown: { "the credential is not known yet": { type: "CUSTOM", authConfiguration: unknownValue } },
    },
});
