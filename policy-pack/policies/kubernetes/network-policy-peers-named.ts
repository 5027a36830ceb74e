import type { types } from "@pulumi/kubernetes";

import { isEmptySelector } from "../../kubernetes";
import { definePolicy, isSet, unknownValue } from "../../policy";
import type { Readable } from "../../policy";

interface NetworkPolicyArgs {
    spec?: types.input.networking.v1.NetworkPolicySpec;
}
type Peer = Readable<types.input.networking.v1.NetworkPolicyPeer>;
/** Whether a peer is every pod of the cluster, or of the internet. */
function isEverybody({ ipBlock, namespaceSelector, podSelector }: Peer): boolean {
    if (ipBlock) return /^(0\.0\.0\.0|::)\/0$/.test(ipBlock.cidr ?? "") && !isSet(ipBlock, "except");
    // Without a selector of namespaces, pods of the policy's own namespace are meant.
    if (!namespaceSelector) return false;
    return isEmptySelector(namespaceSelector) && isEmptySelector(podSelector);
}

const app = { podSelector: { matchLabels: { app: "scoring" } } };
const caller = { podSelector: { matchLabels: { app: "checkout" } } };

export default definePolicy<NetworkPolicyArgs>({
    id: "network-policy-peers-named",
    title: "Network policies name who is let in and what is reached",
    severity: "medium",
    appliesTo: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    supports: ["A.4.5", "A.6.2.5"],
    why: "A rule without peers means everybody: the model's port is open to every pod, or its data can go anywhere.",
    fix: "Give each rule peers in from or to, by labels of pods and namespaces. To let nobody in, leave the rules out.",
    reference: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    check({ spec }, { report, each }) {
        const look = (rules: readonly object[] | undefined, direction: "egress" | "ingress", key: string): void => {
            each(rules, (rule, index) => {
                const path = `spec.${direction}.${index}.${key}`;
                const words = direction === "ingress" ? "lets everybody in" : "lets its pods reach everything";
                if (!isSet(rule as Record<string, unknown>, key)) return report(words, path);
                each((rule as Record<string, readonly Peer[]>)[key], (peer, number) => {
                    if (isEverybody(peer)) report(words, `${path}.${number}`);
                });
            });
        };
        look(spec?.ingress as readonly object[] | undefined, "ingress", "from");
        look(spec?.egress as readonly object[] | undefined, "egress", "to");
    },
    examples: {
        passes: {
            "the caller is named": { spec: { ...app, ingress: [{ from: [caller] }] } },
            "nobody is let in and nothing is reached": { spec: { ...app, policyTypes: ["Ingress", "Egress"] } },
            "pods of one namespace are let in": {
                spec: { ...app, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: "shop" } } }] }] },
            },
            "every pod of the policy's own namespace is let in": {
                spec: { ...app, ingress: [{ from: [{ podSelector: {} }] }] },
            },
        },
        fails: {
            "a rule has no sources": { spec: { ...app, ingress: [{ ports: [{ port: 8000 }] }] } },
            "the list of sources is empty": { spec: { ...app, ingress: [{ from: [] }] } },
            "all namespaces are let in": { spec: { ...app, ingress: [{ from: [{ namespaceSelector: {} }] }] } },
            "the whole internet is reached": {
                spec: { ...app, egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] },
            },
            "a rule has no targets": { spec: { ...app, egress: [{ ports: [{ port: 443 }] }] } },
        },
        unknown: {
            "the addresses are not known yet": {
                spec: { ...app, egress: [{ to: [{ ipBlock: { cidr: unknownValue } }] }] },
            },
        },
    },
});
