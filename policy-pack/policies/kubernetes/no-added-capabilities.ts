import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

// The capabilities that the baseline of the Pod Security Standards admits.
const harmless: ReadonlySet<string> = new Set([
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
]);

export default definePolicy<PodArgs>({
    id: "no-added-capabilities",
    title: "Containers add no dangerous capabilities",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["trivy:KSV-0022", "kyverno:disallow-capabilities", "pss-baseline:capabilities_baseline"],
    why: "A capability such as SYS_ADMIN or NET_ADMIN is a piece of root's power over the node.",
    fix: "Remove the capability from securityContext.capabilities.add; only those of the container runtime's default set may be added.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path }) => {
            context.each(container.securityContext?.capabilities?.add, (capability, index) => {
                if (!harmless.has(capability)) {
                    context.report(
                        "has a container that adds a dangerous capability",
                        `${path}.securityContext.capabilities.add.${index}`,
                    );
                }
            });
        });
    },
    examples: {
        passes: {
            "nothing is added": { spec: { containers: [{ name: "server", image }] } },
            "a capability of the default set is added": {
                spec: {
                    containers: [
                        { name: "server", image, securityContext: { capabilities: { add: ["NET_BIND_SERVICE"] } } },
                    ],
                },
            },
        },
        fails: {
            "administration of the system is added": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }],
                },
            },
            "everything is added": {
                spec: { containers: [{ name: "server", image, securityContext: { capabilities: { add: ["ALL"] } } }] },
            },
        },
        unknown: {
            "what is added is not known yet": {
                spec: {
                    containers: [{ name: "server", image, securityContext: { capabilities: { add: [unknownValue] } } }],
                },
            },
        },
    },
});
