import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";
import { isSecretVariable } from "../../services/secret-shapes";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "k8s-no-secrets-in-env",
    title: "Workloads do not carry secrets in plain text",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.6.2.5"],
    why: "Whoever may read the workload, its history or the stack's state reads the secret.",
    fix: "Put the value into a Secret or an external secret store, and refer to it; change the secret that was there.",
    reference: "https://kubernetes.io/docs/concepts/configuration/secret/",
    check(_, context) {
        eachContainer(context, ({ container, path }) => {
            context.each(container.env, (variable, index) => {
                if (!isSecretVariable(variable.name ?? "", variable.value ?? "")) return;
                context.report(
                    "has an environment variable that holds a secret in plain text",
                    `${path}.env.${index}.value`,
                );
            });
        });
    },
    examples: {
        passes: {
            "there are no variables": { spec: { containers: [{ name: "server", image }] } },
            "the variable refers to a Secret": {
                spec: {
                    containers: [
                        {
                            name: "server",
                            image,
                            env: [{ name: "HF_TOKEN", valueFrom: { secretKeyRef: { name: "hub", key: "token" } } }],
                        },
                    ],
                },
            },
            "variables only sound like secrets": {
                spec: {
                    containers: [
                        {
                            name: "server",
                            image,
                            env: [
                                { name: "MAX_TOKENS", value: "4096" },
                                { name: "EOS_TOKEN", value: "</s>" },
                                { name: "TOKENIZERS_PARALLELISM", value: "false" },
                                { name: "DB_PASSWORD_FILE", value: "/run/secrets/db" },
                                { name: "API_TOKEN", value: "$(TOKEN_FROM_SECRET)" },
                            ],
                        },
                    ],
                },
            },
        },
        fails: {
            "a password stands in a variable": {
                spec: {
                    containers: [{ name: "server", image, env: [{ name: "DB_PASSWORD", value: "correct-horse" }] }],
                },
            },
            "an access key stands in a variable that does not sound like it": {
                spec: {
                    containers: [
                        { name: "server", image, env: [{ name: "USER_ID", value: "AKIA" + "IOSFODNN7EXAMPLE" }] },
                    ],
                },
            },
            "an API key stands in a variable of an init container": {
                spec: {
                    containers: [{ name: "server", image }],
                    initContainers: [{ name: "fetch", image, env: [{ name: "MODEL_HUB_API_KEY", value: "k-1a2b3c" }] }],
                },
            },
        },
        unknown: {
            "a variable of any name is not known yet": {
                spec: { containers: [{ name: "server", image, env: [{ name: "MODEL", value: unknownValue }] }] },
            },
            "what stands in the variable is not known yet": {
                spec: { containers: [{ name: "server", image, env: [{ name: "DB_PASSWORD", value: unknownValue }] }] },
            },
        },
    },
});
