import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, lastingContainers, workloadTypes } from "../../kubernetes";
import { definePolicy, isSet, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "memory-limit",
    title: "Containers have a memory limit",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_K8S_13", "trivy:KSV-0018", "kubescape:C-0271", "prowler:core_memory_limits_set"],
    why: "A container without a limit takes the node's memory until the node ends other workloads for it.",
    fix: "Set resources.limits.memory on every container, or for the whole pod.",
    reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    check(_, context) {
        eachContainer(
            context,
            ({ container, path, pod }) => {
                if (isSet(container.resources?.limits, "memory") || isSet(pod.resources?.limits, "memory")) return;
                context.report("has a container without a memory limit", `${path}.resources.limits.memory`);
            },
            lastingContainers,
        );
    },
    examples: {
        passes: {
            "the container has a limit": {
                spec: { containers: [{ name: "server", image, resources: { limits: { memory: "8Gi" } } }] },
            },
            "the limit comes from a value not known yet": {
                spec: { containers: [{ name: "server", image, resources: { limits: { memory: unknownValue } } }] },
            },
            "the pod as a whole has a limit": {
                spec: { resources: { limits: { memory: "8Gi" } }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "there is no limit": { spec: { containers: [{ name: "server", image }] } },
            "there is only a request": {
                spec: { containers: [{ name: "server", image, resources: { requests: { memory: "8Gi" } } }] },
            },
            "the init container has no limit": {
                spec: {
                    containers: [{ name: "server", image, resources: { limits: { memory: "8Gi" } } }],
                    initContainers: [{ name: "fetch", image }],
                },
            },
        },
        unknown: {
            "the limits are not known yet": {
                spec: { containers: [{ name: "server", image, resources: unknownValue }] },
            },
        },
    },
});
