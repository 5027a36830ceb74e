import type { RoleArgs } from "@pulumi/kubernetes/rbac/v1";

import { asList, definePolicy, unknownValue } from "../../policy";

const keys = ["apiGroups", "resources", "verbs"] as const;
const pods = { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] };

export default definePolicy<Pick<RoleArgs, "rules">>({
    id: "rbac-no-wildcards",
    title: "Roles of a cluster name API groups, resources and verbs, and use no wildcard",
    severity: "high",
    appliesTo: ["Role", "ClusterRole"].map((kind) => `kubernetes:rbac.authorization.k8s.io/v1:${kind}`),
    supports: ["A.4.5", "A.9.4"],
    equivalents: ["checkov:CKV_K8S_49", "kubescape:C-0187"],
    why: "A wildcard grants what is there today and whatever is added tomorrow: to bind roles, to read every secret, to run in any pod.",
    fix: "Write out apiGroups, resources and verbs.",
    reference: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
    check({ rules }, { report, each }) {
        each(rules, (rule, index) => {
            for (const key of keys) {
                if (asList(rule[key]).includes("*")) report(`has a wildcard for ${key}`, `rules.${index}.${key}`);
            }
        });
    },
    examples: {
        passes: {
            "all is named": { rules: [pods] },
            "there are no rules": {},
        },
        fails: {
            "every verb is meant": { rules: [pods, { ...pods, verbs: ["*"] }] },
            "every resource is meant": { rules: [{ ...pods, resources: ["*"] }] },
            "every API group is meant": { rules: [{ ...pods, apiGroups: ["*"] }] },
        },
        unknown: {
            "the rules are not known yet": { rules: unknownValue },
            "the verbs are not known yet": { rules: [{ ...pods, verbs: unknownValue }] },
        },
    },
});
