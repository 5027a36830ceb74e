import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "run-as-user-not-zero",
    title: "Containers do not run as user 0",
    severity: "medium",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["trivy:KSV-0105", "kyverno:require-run-as-non-root-user", "pss-restricted:runAsUser"],
    why: "User 0 is root, and root in the container is root on the node as soon as anything lets it out.",
    fix: "Set runAsUser to another number than 0, or leave it to the image.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        const checkUser = (user: number | undefined, path: string): void => {
            if (user === 0) context.report("runs as user 0", `${path}.securityContext.runAsUser`);
        };
        eachPod(context, ({ spec, path }) => checkUser(spec.securityContext?.runAsUser, path));
        eachContainer(context, ({ container, path }) => checkUser(container.securityContext?.runAsUser, path));
    },
    examples: {
        passes: {
            "nothing is said": { spec: { containers: [{ name: "server", image }] } },
            "the user is another": {
                spec: { securityContext: { runAsUser: 10001 }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "the pod runs as user 0": {
                spec: { securityContext: { runAsUser: 0 }, containers: [{ name: "server", image }] },
            },
            "a container runs as user 0": {
                spec: {
                    securityContext: { runAsUser: 10001 },
                    containers: [{ name: "server", image, securityContext: { runAsUser: 0 } }],
                },
            },
        },
        unknown: {
            "the user is not known yet": {
                spec: { containers: [{ name: "server", image, securityContext: { runAsUser: unknownValue } }] },
            },
        },
    },
});
