import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, isWindows, workloadTypes } from "../../kubernetes";
import { asList, definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "drop-all-capabilities",
    title: "Containers drop all capabilities",
    severity: "medium",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV_K8S_37", "trivy:KSV-0003", "kyverno:require-drop-all"],
    why: "What a container may do by default is more than a model server needs, and is what an attacker in it uses.",
    fix: 'Set securityContext.capabilities.drop to ["ALL"] on every container, and add back only what it needs.',
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path, pod }) => {
            const drop = asList(container.securityContext?.capabilities?.drop);
            if (drop.includes("ALL") || isWindows(pod)) return;
            context.report("has a container that keeps capabilities", `${path}.securityContext.capabilities.drop`);
        });
    },
    examples: {
        passes: {
            "all are dropped": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { capabilities: { drop: ["ALL"] } } }],
                },
            },
            "all are dropped and one is added back": {
                spec: {
                    containers: [
                        {
                            name: "server",
                            image,
                            securityContext: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } },
                        },
                    ],
                },
            },
            "the pod runs on Windows, which has no capabilities": {
                spec: { os: { name: "windows" }, containers: [{ name: "server", image }] },
            },
        },
        fails: {
            "nothing is dropped": { spec: { containers: [{ name: "server", image }] } },
            "only one is dropped": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { capabilities: { drop: ["NET_RAW"] } } }],
                },
            },
        },
        unknown: {
            "what is dropped is not known yet": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { capabilities: { drop: unknownValue } } }],
                },
            },
        },
    },
});
