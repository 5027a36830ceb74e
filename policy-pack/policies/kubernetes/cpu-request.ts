import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, lastingContainers, workloadTypes } from "../../kubernetes";
import { definePolicy, isSet, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "cpu-request",
    title: "Containers request CPU",
    severity: "low",
    appliesTo: workloadTypes,
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_K8S_10", "trivy:KSV-0015", "kubescape:C-0268", "prowler:core_cpu_requests_set"],
    why: "Without a request the scheduler puts the pod where there is no CPU time for it.",
    fix: "Set resources.requests.cpu on every container, or for the whole pod.",
    reference: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
    check(_, context) {
        eachContainer(
            context,
            ({ container, path, pod }) => {
                for (const { resources } of [container, pod]) {
                    // Where there is no request, the limit stands for it.
                    if (isSet(resources?.requests, "cpu") || isSet(resources?.limits, "cpu")) return;
                }
                context.report("has a container that requests no CPU", `${path}.resources.requests.cpu`);
            },
            lastingContainers,
        );
    },
    examples: {
        passes: {
            "the container has a request": {
                spec: { containers: [{ name: "server", image, resources: { requests: { cpu: "2" } } }] },
            },
            "the container has a limit, which stands for the request": {
                spec: { containers: [{ name: "server", image, resources: { limits: { cpu: "2" } } }] },
            },
            "the pod as a whole has a request": {
                spec: { resources: { requests: { cpu: "2" } }, containers: [{ name: "server", image }] },
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
