import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, isWindows, workloadTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

const filters: readonly unknown[] = ["RuntimeDefault", "Localhost"];

export default definePolicy<PodArgs>({
    id: "seccomp-runtime-default",
    title: "Containers filter their system calls",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_31",
        "trivy:KSV-0030",
        "kyverno:restrict-seccomp-strict",
        "pss-restricted:seccompProfile_restricted",
    ],
    why: "Without a filter the container may make every system call of the node's kernel, the vulnerable ones included; unless told otherwise, Kubernetes sets none.",
    fix: 'Set securityContext.seccompProfile.type of the pod to "RuntimeDefault" (or "Localhost").',
    reference: "https://kubernetes.io/docs/tutorials/security/seccomp/",
    check(_, context) {
        eachContainer(context, ({ container, path, pod }) => {
            // What a container says outweighs what its pod says.
            const own = container.securityContext?.seccompProfile?.type;
            if (filters.includes(own ?? pod.securityContext?.seccompProfile?.type) || isWindows(pod)) return;
            context.report(
                "has a container whose system calls are not filtered",
                `${path}.securityContext.seccompProfile.type`,
            );
        });
    },
    examples: {
        passes: {
            "the pod filters for all": {
                spec: {
                    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
                    containers: [{ name: "server", image }],
                },
            },
            "the container has a profile of its own": {
                spec: {
                    containers: [
                        {
                            name: "server",
                            image,
                            securityContext: {
                                seccompProfile: { type: "Localhost", localhostProfile: "profiles/server.json" },
                            },
                        },
                    ],
                },
            },
            "the pod runs on Windows, which has no seccomp": {
                spec: { os: { name: "windows" }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "nobody sets a profile": { spec: { containers: [{ name: "server", image }] } },
            "the container turns off what the pod sets": {
                spec: {
                    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
                    containers: [
                        { name: "server", image, securityContext: { seccompProfile: { type: "Unconfined" } } },
                    ],
                },
            },
        },
        unknown: {
            "the profile is not known yet": {
                spec: {
                    securityContext: { seccompProfile: { type: unknownValue } },
                    containers: [{ name: "server", image }],
                },
            },
        },
    },
});
