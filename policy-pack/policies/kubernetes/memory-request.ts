import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, lastingContainers, workloadTypes } from "../../kubernetes";
import { definePolicy, isSet, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "memory-request",
    title: "Containers request memory",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_K8S_12", "trivy:KSV-0016", "kubescape:C-0269", "prowler:core_memory_requests_set"],
    why: "Without a request the scheduler puts the pod where there is no memory for it, and it is the first to be ended.",
    fix: "Set resources.requests.memory on every container, or for the whole pod.",
    reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    check(_, context) {
        eachContainer(
            context,
            ({ container, path, pod }) => {
                for (const { resources } of [container, pod]) {
                    // Where there is no request, the limit stands for it.
                    if (isSet(resources?.requests, "memory") || isSet(resources?.limits, "memory")) return;
                }
                context.report("has a container that requests no memory", `${path}.resources.requests.memory`);
            },
            lastingContainers,
        );
    },
    examples: {
        passes: {
            "the container has a request": {
                spec: { containers: [{ name: "server", image, resources: { requests: { memory: "8Gi" } } }] },
            },
            "the container has a limit, which stands for the request": {
                spec: { containers: [{ name: "server", image, resources: { limits: { memory: "8Gi" } } }] },
            },
            "the pod as a whole has a request": {
                spec: { resources: { requests: { memory: "8Gi" } }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "nothing is requested": { spec: { containers: [{ name: "server", image }] } },
            "only another resource is requested": {
                spec: {
                    containers: [{ name: "server", image, resources: { requests: { "nvidia.com/gpu": "1" } } }],
                },
            },
        },
        unknown: {
            "the resources are not known yet": {
                spec: { containers: [{ name: "server", image, resources: unknownValue }] },
            },
        },
    },
});
