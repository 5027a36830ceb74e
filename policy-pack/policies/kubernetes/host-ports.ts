import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";

const image = "registry.example.com/inference/server:1.4.0";

export default definePolicy<PodArgs>({
    id: "host-ports",
    title: "Containers open no ports on the node",
    severity: "medium",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_K8S_26",
        "trivy:KSV-0024",
        "kubescape:C-0044",
        "kyverno:disallow-host-ports",
        "pss-baseline:hostPorts",
        "prowler:core_minimize_admission_hostport_containers",
    ],
    why: "A port on the node is reached from wherever the node is, past every Service and most network policies.",
    fix: "Remove hostPort from the container's ports, and expose it by a Service.",
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    check(_, context) {
        eachContainer(context, ({ container, path }) => {
            context.each(container.ports, (port, index) => {
                // 0 stands for none.
                if (port.hostPort) context.report("opens a port on the node", `${path}.ports.${index}.hostPort`);
            });
        });
    },
    examples: {
        passes: {
            "there are no ports": { spec: { containers: [{ name: "server", image }] } },
            "the port is the container's only": {
                spec: { containers: [{ name: "server", image, ports: [{ containerPort: 8080 }] }] },
            },
        },
        fails: {
            "the port is opened on the node": {
                spec: { containers: [{ name: "server", image, ports: [{ containerPort: 8080, hostPort: 80 }] }] },
            },
        },
        unknown: {
            "the port of the node is not known yet": {
                spec: {
                    containers: [{ name: "server", image, ports: [{ containerPort: 8080, hostPort: unknownValue }] }],
                },
            },
        },
    },
});
