import type { types } from "@pulumi/kubernetes";

import { definePolicy, unknownValue, withConfig } from "../../policy";

interface NamespaceArgs {
    metadata?: types.input.meta.v1.ObjectMeta;
}

const label = "pod-security.kubernetes.io/enforce";
const levels = ["privileged", "baseline", "restricted"];
const labelled = (level: string): NamespaceArgs => ({ metadata: { labels: { [label]: level } } });

export default definePolicy<NamespaceArgs, { level: string }>({
    id: "namespace-pss-labels",
    title: "Namespaces take restricted pods only",
    severity: "medium",
    appliesTo: "kubernetes:core/v1:Namespace",
    supports: ["A.4.5", "A.6.2.5"],
    why:
        "What a policy pack checks is what Pulumi makes; pods that anything else makes in the namespace are held to " +
        "nothing, unless the cluster itself refuses those that could take over a node.",
    fix: `Set the label ${label} to "restricted".`,
    reference: "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    config: {
        level: {
            type: "string",
            enum: ["baseline", "restricted"],
            default: "restricted",
            description: "The least strict Pod Security Standard to accept.",
        },
    },
    check({ metadata }, { report, config }) {
        const level = metadata?.labels?.[label];
        if (levels.indexOf(level ?? "privileged") < levels.indexOf(config.level)) {
            report(`takes pods that are not held to the standard ${config.level}`, `metadata.labels["${label}"]`);
        }
    },
    examples: {
        passes: {
            "restricted pods only are taken": labelled("restricted") as never,
            "baseline is enough here": withConfig({ level: "baseline" }, labelled("baseline") as never),
        },
        fails: {
            "there are no labels": {},
            "everything is taken": labelled("privileged") as never,
            "baseline is not enough": labelled("baseline") as never,
            "it is only warned of": {
                metadata: { labels: { "pod-security.kubernetes.io/warn": "restricted" } },
            } as never,
        },
        unknown: { "the level is not known yet": labelled(unknownValue) as never },
    },
});
