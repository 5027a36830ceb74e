import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "seccomp-not-unconfined",
    title: "Containers do not turn system call filtering off",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["kyverno:restrict-seccomp", "pss-baseline:seccompProfile_baseline"],
    why: "Without a filter the container may make every system call of the node's kernel, the vulnerable ones included.",
    fix: 'Set seccompProfile.type to "RuntimeDefault" instead of "Unconfined".',
    reference: "https://kubernetes.io/docs/tutorials/security/seccomp/",
    check(_, context) {
        const checkProfile = (type: string | undefined, path: string): void => {
            if (type === "Unconfined") {
                context.report(
                    "turns the filtering of system calls off",
                    `${path}.securityContext.seccompProfile.type`,
                );
            }
        };
        eachPod(context, ({ spec, path }) => checkProfile(spec.securityContext?.seccompProfile?.type, path));
        eachContainer(context, ({ container, path }) => {
            checkProfile(container.securityContext?.seccompProfile?.type, path);
        });
    },
    examples: {
        passes: {
            "nothing is said": { spec: { containers: [{ name: "server", image }] } },
            "the filter is the runtime's own": {
                spec: {
                    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
                    containers: [{ name: "server", image }],
                },
            },
        },
        fails: {
            "the pod turns it off": {
                spec: {
                    securityContext: { seccompProfile: { type: "Unconfined" } },
                    containers: [{ name: "server", image }],
                },
            },
            "one container turns off what the pod sets": {
                spec: {
                    securityContext: { seccompProfile: { type: "RuntimeDefault" } },
                    containers: [
                        { name: "server", image, securityContext: { seccompProfile: { type: "Unconfined" } } },
                    ],
                },
            },
        },
        unknown: {
            "the pod's profile is not known yet": {
                spec: {
                    securityContext: { seccompProfile: { type: unknownValue } },
                    containers: [{ name: "server", image }],
                },
            },
        },
    },
});
