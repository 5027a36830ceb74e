import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "run-as-non-root",
    title: "Containers are made to run as another user than root",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["kyverno:require-run-as-nonroot", "pss-restricted:runAsNonRoot", "trivy:KSV-0012"],
    why: "Root in the container is root on the node as soon as anything lets it out.",
    fix: "Set runAsNonRoot to true in the pod's securityContext, and nowhere to false; the image has to name a user by number.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path, pod }) => {
            // What a container says outweighs what its pod says; absent means that root is allowed.
            const own = container.securityContext?.runAsNonRoot;
            if ((own ?? pod.securityContext?.runAsNonRoot) === true) return;
            context.report("has a container that may run as root", `${path}.securityContext.runAsNonRoot`);
        });
    },
    examples: {
        passes: {
            "the pod says it for all": {
                spec: { securityContext: { runAsNonRoot: true }, containers: [{ name: "server", image }] },
            },
            "each container says it": {
                spec: { containers: [{ name: "server", image, securityContext: { runAsNonRoot: true } }] },
            },
            "the container says it where the pod says otherwise": {
                spec: {
                    securityContext: { runAsNonRoot: false },
                    containers: [{ name: "server", image, securityContext: { runAsNonRoot: true } }],
                },
            },
        },
        fails: {
            "nobody says it": { spec: { containers: [{ name: "server", image }] } },
            "a container allows root where the pod does not": {
                spec: {
                    securityContext: { runAsNonRoot: true },
                    containers: [{ name: "server", image, securityContext: { runAsNonRoot: false } }],
                },
            },
            "one of two containers does not say it": {
                spec: {
                    containers: [
                        { name: "server", image, securityContext: { runAsNonRoot: true } },
                        { name: "proxy", image },
                    ],
                },
            },
        },
        unknown: {
            "what the pod says is not known yet": {
                spec: { securityContext: { runAsNonRoot: unknownValue }, containers: [{ name: "server", image }] },
            },
        },
    },
});
