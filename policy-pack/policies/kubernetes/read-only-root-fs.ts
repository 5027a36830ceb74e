import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, isWindows, workloadTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "read-only-root-fs",
    title: "Containers cannot write to their own file system",
    severity: "low",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_22",
        "trivy:KSV-0014",
        "kubescape:C-0017",
        "kube-linter:no-read-only-root-fs",
        "kyverno:require-ro-rootfs",
    ],
    why: "What an attacker cannot write, they cannot run: a container that may change its own files keeps what is planted in it.",
    fix: "Set securityContext.readOnlyRootFilesystem to true on every container, and mount an emptyDir where it has to write.",
    reference: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    check(_, context) {
        eachContainer(context, ({ container, path, pod }) => {
            // Absent means false. Windows has no read-only root.
            if (container.securityContext?.readOnlyRootFilesystem === true || isWindows(pod)) return;
            context.report(
                "has a container that can write to its own file system",
                `${path}.securityContext.readOnlyRootFilesystem`,
            );
        });
    },
    examples: {
        passes: {
            "it is read-only": {
                spec: { containers: [{ name: "server", image, securityContext: { readOnlyRootFilesystem: true } }] },
            },
            "the pod runs on Windows, which has no such setting": {
                spec: { os: { name: "windows" }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "nothing is said, so that it can be written": { spec: { containers: [{ name: "server", image }] } },
            "it can be written": {
                spec: { containers: [{ name: "server", image, securityContext: { readOnlyRootFilesystem: false } }] },
            },
        },
        unknown: {
            "it is not known yet": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { readOnlyRootFilesystem: unknownValue } }],
                },
            },
        },
    },
});
