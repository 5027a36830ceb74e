import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, ofType, unknownValue } from "../../policy";

const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "host-ipc",
    title: "Pods do not use the node's IPC namespace",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_18",
        "trivy:KSV-0008",
        "kube-linter:host-ipc",
        "prowler:core_minimize_hostIPC_containers",
    ],
    why: "A pod in the node's IPC namespace reads the shared memory of other workloads, which is where GPU frameworks keep tensors.",
    fix: "Remove hostIPC from the pod's specification.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachPod(context, ({ spec, path }) => {
            if (spec.hostIPC === true) context.report("uses the node's IPC namespace", `${path}.hostIPC`);
        });
    },
    examples: {
        passes: {
            "nothing is said, so that the pod has its own": { spec: { containers } },
            "the pod says that it has its own": { spec: { containers, hostIPC: false } },
        },
        fails: {
            "the pod uses the node's": { spec: { containers, hostIPC: true } },
            "the pods of a daemon set use the node's": ofType("kubernetes:apps/v1:DaemonSet", {
                spec: { template: { spec: { containers, hostIPC: true } } },
            }),
        },
        unknown: {
            "it is not known yet": { spec: { containers, hostIPC: unknownValue } },
        },
    },
});
