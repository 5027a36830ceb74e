import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "secrets-as-files",
    title: "Containers take their secrets as files, not as environment variables",
    severity: "low",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_35",
        "kubescape:C-0207",
        "kube-linter:read-secret-from-env-var",
        "kyverno:disallow-secrets-from-env-vars",
        "prowler:core_no_secrets_envs",
    ],
    why: "Environment variables end up in crash reports and debug logs, and every process of the container inherits them.",
    fix: "Mount the Secret as a volume, and read the file, instead of env[].valueFrom.secretKeyRef or envFrom[].secretRef.",
    reference: "https://kubernetes.io/docs/concepts/configuration/secret/",
    check(_, context) {
        eachContainer(context, ({ container, path }) => {
            context.each(container.env, (variable, index) => {
                if (variable.valueFrom?.secretKeyRef) {
                    context.report(
                        "has a container that takes a secret as an environment variable",
                        `${path}.env.${index}.valueFrom.secretKeyRef`,
                    );
                }
            });
            context.each(container.envFrom, (source, index) => {
                if (source.secretRef) {
                    context.report(
                        "has a container that takes a whole Secret as environment variables",
                        `${path}.envFrom.${index}.secretRef`,
                    );
                }
            });
        });
    },
    examples: {
        passes: {
            "there are no variables": { spec: { containers: [{ name: "server", image }] } },
            "variables come from a ConfigMap": {
                spec: { containers: [{ name: "server", image, envFrom: [{ configMapRef: { name: "settings" } }] }] },
            },
        },
        fails: {
            "a variable comes from a Secret": {
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
            "a whole Secret becomes variables": {
                spec: { containers: [{ name: "server", image, envFrom: [{ secretRef: { name: "hub" } }] }] },
            },
        },
        unknown: {
            "the variables are not known yet": {
                spec: { containers: [{ name: "server", image, env: unknownValue }] },
            },
        },
    },
});
