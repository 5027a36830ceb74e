import type { types } from "@pulumi/kubernetes";

type NetworkPolicySpec = types.input.networking.v1.NetworkPolicySpec;

/** Pods of a namespace, by the label `app.kubernetes.io/name`. */
export interface Caller {
    readonly namespace: string;
    readonly app: string;
}

/** Nothing in, nothing out, for every pod of the namespace. */
export const defaultDenial: NetworkPolicySpec = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };

/** Asking the cluster's own name server, for every pod of the namespace. */
export const dnsAccess: NetworkPolicySpec = {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [
        {
            to: [
                {
                    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                },
            ],
            ports: [
                { protocol: "UDP", port: 53 },
                { protocol: "TCP", port: 53 },
            ],
        },
    ],
};

/** Lets the callers, and nobody else, reach one port of an app, which itself reaches nothing. */
export function accessFrom(callers: readonly Caller[], app: string, port: number): NetworkPolicySpec {
    const spec: NetworkPolicySpec = {
        podSelector: { matchLabels: { "app.kubernetes.io/name": app } },
        policyTypes: ["Ingress", "Egress"],
    };
    // A rule whose list of sources is empty lets everybody in.
    if (callers.length === 0) return spec;
    const from = callers.map((caller) => ({
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": caller.namespace } },
        podSelector: { matchLabels: { "app.kubernetes.io/name": caller.app } },
    }));
    return { ...spec, ingress: [{ from, ports: [{ protocol: "TCP", port }] }] };
}
