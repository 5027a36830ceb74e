import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, ofType, unknownValue } from "../../policy";

const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "host-network",
    title: "Pods do not use the node's network namespace",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_19",
        "trivy:KSV-0009",
        "kubescape:C-0041",
        "kube-linter:host-network",
        "prowler:core_minimize_hostNetwork_containers",
    ],
    why: "A pod on the node's network listens on its addresses, passes by network policies, and reaches the node's metadata service.",
    fix: "Remove hostNetwork from the pod's specification.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachPod(context, ({ spec, path }) => {
            if (spec.hostNetwork === true) context.report("uses the node's network namespace", `${path}.hostNetwork`);
        });
    },
    examples: {
        passes: {
            "nothing is said, so that the pod has its own": { spec: { containers } },
            "the pod says that it has its own": { spec: { containers, hostNetwork: false } },
        },
        fails: {
            "the pod uses the node's": { spec: { containers, hostNetwork: true } },
            "the pods of a daemon set use the node's": ofType("kubernetes:apps/v1:DaemonSet", {
                spec: { template: { spec: { containers, hostNetwork: true } } },
            }),
        },
        unknown: {
            "it is not known yet": { spec: { containers, hostNetwork: unknownValue } },
        },
    },
});
