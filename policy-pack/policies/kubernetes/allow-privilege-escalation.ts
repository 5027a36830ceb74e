import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, isWindows, workloadTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "allow-privilege-escalation",
    title: "Containers cannot gain privileges",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_20",
        "trivy:KSV-0001",
        "kubescape:C-0016",
        "kyverno:disallow-privilege-escalation",
        "pss-restricted:allowPrivilegeEscalation",
    ],
    why: "A process that may gain privileges becomes root through any setuid program in its image.",
    fix: "Set securityContext.allowPrivilegeEscalation to false on every container; the pod's securityContext has no such setting.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path, pod }) => {
            // Absent means true.
            if (container.securityContext?.allowPrivilegeEscalation === false || isWindows(pod)) return;
            context.report(
                "has a container that can gain privileges",
                `${path}.securityContext.allowPrivilegeEscalation`,
            );
        });
    },
    examples: {
        passes: {
            "it is off in every container": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { allowPrivilegeEscalation: false } }],
                    initContainers: [{ name: "fetch", image, securityContext: { allowPrivilegeEscalation: false } }],
                },
            },
            "the pod runs on Windows, which has no such setting": {
                spec: { os: { name: "windows" }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "it is left at its default, on": { spec: { containers: [{ name: "server", image }] } },
            "it is on": {
                spec: { containers: [{ name: "server", image, securityContext: { allowPrivilegeEscalation: true } }] },
            },
            "it is off, but not in the init container": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { allowPrivilegeEscalation: false } }],
                    initContainers: [{ name: "fetch", image }],
                },
            },
        },
        unknown: {
            "it is not known yet": {
                spec: {
                    containers: [
                        { name: "server", image, securityContext: { allowPrivilegeEscalation: unknownValue } },
                    ],
                },
            },
        },
    },
});
