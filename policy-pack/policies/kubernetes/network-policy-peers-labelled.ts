import type { types } from "@pulumi/kubernetes";

import { asList, definePolicy, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { isEmptySelector } from "../../kubernetes";

interface NetworkPolicyArgs {
    spec?: types.input.networking.v1.NetworkPolicySpec;
}
type Peer = Readable<types.input.networking.v1.NetworkPolicyPeer>;

const app = { podSelector: { matchLabels: { app: "scoring" } } };
const gateway = { matchLabels: { "kubernetes.io/metadata.name": "gateway" } };
const from = (peer: object): { spec: object } => ({ spec: { ...app, ingress: [{ from: [peer] }] } });

export default definePolicy<NetworkPolicyArgs>({
    id: "network-policy-peers-labelled",
    title: "Network policies pick pods of other namespaces by labels of both",
    severity: "low",
    appliesTo: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    supports: ["A.4.5", "A.6.2.5"],
    why:
        "Every pod of a namespace is more than the one that has to call the model; and a label that counts in any namespace, " +
        "whoever may make a pod somewhere can put on.",
    fix: "Give a peer both a namespaceSelector and a podSelector, each with labels.",
    reference:
        "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
    check({ spec }, { report, each }) {
        const look = (peers: readonly Peer[] | undefined, path: string): void =>
            each(peers, ({ namespaceSelector, podSelector }, index) => {
                // Pods of the policy's own namespace are its team's.
                if (!namespaceSelector) return;
                if (isEmptySelector(podSelector))
                    report("picks every pod of a namespace", `${path}.${index}.podSelector`);
                if (isEmptySelector(namespaceSelector)) {
                    report("picks pods of every namespace", `${path}.${index}.namespaceSelector`);
                }
            });
        each(asList(spec?.ingress), (rule, index) => look(rule.from, `spec.ingress.${index}.from`));
        each(asList(spec?.egress), (rule, index) => look(rule.to, `spec.egress.${index}.to`));
    },
    examples: {
        passes: {
            "the gateway's proxy is let in": from({
                namespaceSelector: gateway,
                podSelector: { matchLabels: { app: "proxy" } },
            }),
            "pods of the policy's own namespace are let in": from({ podSelector: {} }),
            "addresses are let in": from({ ipBlock: { cidr: "10.20.0.0/16" } }),
            "labels are picked by expressions": from({
                namespaceSelector: gateway,
                podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["proxy"] }] },
            }),
            "nobody is let in": { spec: { ...app, policyTypes: ["Ingress"] } },
        },
        fails: {
            "every pod of the namespace is let in": from({ namespaceSelector: gateway }),
            "the selector of pods is empty": from({ namespaceSelector: gateway, podSelector: {} }),
            "a label counts in every namespace": from({
                namespaceSelector: {},
                podSelector: { matchLabels: { app: "prometheus" } },
            }),
        },
        unknown: {
            "the peers are not known yet": { spec: { ...app, ingress: [{ from: unknownValue }] } },
            "the labels are not known yet": from({
                namespaceSelector: gateway,
                podSelector: { matchLabels: unknownValue },
            }),
        },
    },
});
