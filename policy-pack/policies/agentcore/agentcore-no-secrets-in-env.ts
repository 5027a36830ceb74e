import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { containerTypes, harnessType } from "../../services/agentcore";
import type { ContainerArgs } from "../../services/agentcore";
import { isSecretVariable } from "../../services/secret-shapes";

export default definePolicy<ContainerArgs & Pick<AgentcoreHarnessArgs, "tools">>({
    id: "agentcore-no-secrets-in-env",
    title: "Agents have no secrets in their environment variables or headers",
    severity: "high",
    appliesTo: containerTypes,
    supports: ["A.6.2.5"],
    why: "Whoever may describe the agent reads the secret, and so does the model, by a tool that prints the environment.",
    fix: "Give the agent a credential provider or the ARN of a secret, and let it fetch the secret with its own role; change the secret that was there.",
    reference:
        "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/identity-outbound-credential-provider.html",
    check({ environmentVariables, tools }, { report, each }) {
        each(Object.keys(environmentVariables ?? {}), (name) => {
            if (!isSecretVariable(name, environmentVariables?.[name] ?? "")) return;
            report("has an environment variable that holds a secret in plain text", "environmentVariables");
        });
        each(tools, (tool, index) => {
            const headers = tool.config?.remoteMcp?.headers;
            each(Object.keys(headers ?? {}), (name) => {
                const isCredential = /^(proxy-)?authorization$|^cookie$|api-?key|token$|secret/i.test(name);
                // A header that is set is sent, whatever its value will be.
                if (!isCredential || !headers || !isSet(headers, name)) return;
                report("sends a remote server a secret in plain text", `tools.${index}.config.remoteMcp.headers`);
            });
        });
    },
    examples: {
        passes: {
            "there are no variables": {},
            "the variable names a secret": {
                environmentVariables: {
                    LOG_LEVEL: "info",
                    DB_SECRET: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:claims-db-a1b2c3",
                },
            },
            "the header of a remote server is no credential": ofType(harnessType, {
                tools: [
                    {
                        type: "remoteMcp",
                        config: {
                            remoteMcp: { url: "https://tools.example.com/mcp", headers: { "X-Team": "claims" } },
                        },
                    },
                ],
            }),
        },
        fails: {
            "a password stands in a variable": { environmentVariables: { DB_PASSWORD: "correct-horse" } },
            "an access key stands in a variable that does not sound like it": {
                environmentVariables: { USER_ID: "AKIA" + "IOSFODNN7EXAMPLE" },
            },
            "one variable is not known yet and another is an API key": {
                environmentVariables: { MODEL: unknownValue, CRM_API_KEY: "k-1a2b3c" },
            },
            "a token stands in the header of a remote server": ofType(harnessType, {
                tools: [
                    {
                        type: "remoteMcp",
                        config: {
                            remoteMcp: {
                                url: "https://tools.example.com/mcp",
                                headers: { Authorization: "Bearer example" },
                            },
                        },
                    },
                ],
            }),
        },
        unknown: {
            "a variable is not known yet": { environmentVariables: { DB_PASSWORD: unknownValue } },
        },
    },
});
