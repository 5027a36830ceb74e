import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, ofType, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "privileged-container",
    title: "Containers are not privileged",
    severity: "critical",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_16",
        "trivy:KSV-0017",
        "kube-linter:privileged-container",
        "kyverno:disallow-privileged-containers",
        "pss-baseline:privileged",
        "prowler:core_minimize_privileged_containers",
    ],
    why: "A privileged container is root on the node: it reads every other pod's data and secrets, and models with them.",
    fix: "Remove securityContext.privileged, and give single capabilities or devices instead.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path }) => {
            if (container.securityContext?.privileged === true) {
                context.report("has a privileged container", `${path}.securityContext.privileged`);
            }
        });
    },
    examples: {
        passes: {
            "nothing is said, so that no container is privileged": {
                spec: { containers: [{ name: "server", image }] },
            },
            "containers say that they are not privileged": {
                spec: { containers: [{ name: "server", image, securityContext: { privileged: false } }] },
            },
        },
        fails: {
            "a container is privileged": {
                spec: { containers: [{ name: "server", image, securityContext: { privileged: true } }] },
            },
            "an init container is privileged": {
                spec: {
                    containers: [{ name: "server", image }],
                    initContainers: [{ name: "fetch", image, securityContext: { privileged: true } }],
                },
            },
            "one container is not known yet and another is privileged": {
                spec: {
                    containers: [
                        { name: "server", image, securityContext: unknownValue },
                        { name: "proxy", image, securityContext: { privileged: true } },
                    ],
                },
            },
            "a deployment has a privileged container": ofType("kubernetes:apps/v1:Deployment", {
                spec: {
                    template: {
                        spec: { containers: [{ name: "server", image, securityContext: { privileged: true } }] },
                    },
                },
            }),
            "a cron job has a privileged container": ofType("kubernetes:batch/v1:CronJob", {
                spec: {
                    jobTemplate: {
                        spec: {
                            template: {
                                spec: {
                                    containers: [{ name: "train", image, securityContext: { privileged: true } }],
                                },
                            },
                        },
                    },
                },
            }),
        },
        unknown: {
            "whether the container is privileged is not known yet": {
                spec: { containers: [{ name: "server", image, securityContext: { privileged: unknownValue } }] },
            },
            "the pod is not known yet": ofType("kubernetes:apps/v1:Deployment", { spec: { template: unknownValue } }),
        },
        notApplicable: {
            "a patch leaves the pod alone": ofType("kubernetes:apps/v1:DeploymentPatch", { spec: { replicas: 3 } }),
        },
    },
});
