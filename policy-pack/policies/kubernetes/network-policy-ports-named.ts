import type { types } from "@pulumi/kubernetes";

import { definePolicy, isSet, unknownValue } from "../../policy";

interface NetworkPolicyArgs {
    spec?: types.input.networking.v1.NetworkPolicySpec;
}

const app = { podSelector: { matchLabels: { app: "scoring" } } };
const caller = { podSelector: { matchLabels: { app: "checkout" } } };

export default definePolicy<NetworkPolicyArgs>({
    id: "network-policy-ports-named",
    title: "Network policies name the ports that are opened",
    severity: "low",
    appliesTo: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    supports: ["A.4.5", "A.6.2.5"],
    why: "A rule without ports opens them all: beside a model's port those of its metrics, debugger and administration.",
    fix: "Give each rule ports, each with a port. For a range of ports there is endPort.",
    reference: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    check({ spec }, { report, each }) {
        for (const direction of ["ingress", "egress"] as const) {
            each(spec?.[direction], (rule, index) => {
                const path = `spec.${direction}.${index}.ports`;
                // An empty list means every port, too.
                if ((rule.ports ?? []).length === 0) return report("opens every port", path);
                each(rule.ports, (entry, number) => {
                    if (!isSet(entry, "port")) report("opens every port", `${path}.${number}.port`);
                });
            });
        }
    },
    examples: {
        passes: {
            "the model's port is opened": {
                spec: { ...app, ingress: [{ from: [caller], ports: [{ protocol: "TCP", port: 8000 }] }] },
            },
            "a range of ports is opened": {
                spec: { ...app, egress: [{ to: [caller], ports: [{ port: 32000, endPort: 32768 }] }] },
            },
            "nobody is let in": { spec: { ...app, policyTypes: ["Ingress"] } },
            "the port has a name that is not known yet": {
                spec: { ...app, ingress: [{ from: [caller], ports: [{ port: unknownValue }] }] },
            },
        },
        fails: {
            "a rule names no ports": { spec: { ...app, ingress: [{ from: [caller] }] } },
            "the list of ports is empty": { spec: { ...app, egress: [{ to: [caller], ports: [] }] } },
            "a rule names a protocol, and no port of it": {
                spec: { ...app, egress: [{ to: [caller], ports: [{ protocol: "UDP" }] }] },
            },
        },
        unknown: {
            "the ports are not known yet": { spec: { ...app, ingress: [{ from: [caller], ports: unknownValue }] } },
        },
    },
});
