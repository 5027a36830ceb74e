import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, lastingContainers, workloadTypes } from "../../kubernetes";
import { definePolicy, isSet, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "cpu-limit",
    title: "Containers have a CPU limit",
    severity: "low",
    appliesTo: workloadTypes,
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_K8S_11", "trivy:KSV-0011", "kubescape:C-0270", "prowler:core_cpu_limits_set"],
    why: "A container without a limit takes all the CPU time that is left, and its neighbours answer late.",
    fix: "Set resources.limits.cpu on every container, or for the whole pod.",
    reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    check(_, context) {
        eachContainer(
            context,
            ({ container, path, pod }) => {
                if (isSet(container.resources?.limits, "cpu") || isSet(pod.resources?.limits, "cpu")) return;
                context.report("has a container without a CPU limit", `${path}.resources.limits.cpu`);
            },
            lastingContainers,
        );
    },
    examples: {
        passes: {
            "the container has a limit": {
                spec: { containers: [{ name: "server", image, resources: { limits: { cpu: "2" } } }] },
            },
            "the limit comes from a value not known yet": {
                spec: { containers: [{ name: "server", image, resources: { limits: { cpu: unknownValue } } }] },
            },
            "the pod as a whole has a limit": {
                spec: { resources: { limits: { cpu: "2" } }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "there is no limit": { spec: { containers: [{ name: "server", image }] } },
            "there is only a request": {
                spec: { containers: [{ name: "server", image, resources: { requests: { cpu: "2" } } }] },
            },
            "the init container has no limit": {
                spec: {
                    containers: [{ name: "server", image, resources: { limits: { cpu: "2" } } }],
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
