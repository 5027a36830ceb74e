import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, ofType, unknownValue } from "../../policy";

const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "host-pid",
    title: "Pods do not use the node's process namespace",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_17",
        "trivy:KSV-0010",
        "kube-linter:host-pid",
        "prowler:core_minimize_hostPID_containers",
    ],
    why: "A pod among the node's processes sees their arguments and environments, secrets included, and can end them.",
    fix: "Remove hostPID from the pod's specification.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachPod(context, ({ spec, path }) => {
            if (spec.hostPID === true) context.report("uses the node's process namespace", `${path}.hostPID`);
        });
    },
    examples: {
        passes: {
            "nothing is said, so that the pod has its own": { spec: { containers } },
            "the pod says that it has its own": { spec: { containers, hostPID: false } },
        },
        fails: {
            "the pod uses the node's": { spec: { containers, hostPID: true } },
            "the pods of a daemon set use the node's": ofType("kubernetes:apps/v1:DaemonSet", {
                spec: { template: { spec: { containers, hostPID: true } } },
            }),
        },
        unknown: {
            "it is not known yet": { spec: { containers, hostPID: unknownValue } },
        },
    },
});
