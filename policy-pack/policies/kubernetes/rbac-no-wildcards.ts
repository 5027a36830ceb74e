import type { RoleArgs } from "@pulumi/kubernetes/rbac/v1";

import { definePolicy, ofType, unknownValue } from "../../policy";

const roleType = "kubernetes:rbac.authorization.k8s.io/v1:Role";
const clusterRoleType = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole";
const deployments = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list", "watch"] };

export default definePolicy<RoleArgs>({
    id: "rbac-no-wildcards",
    title: "Roles of the cluster name verbs, resources and API groups",
    severity: "low",
    appliesTo: [roleType, clusterRoleType],
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_K8S_49", "kube-linter:wildcard-in-rules"],
    why:
        "A wildcard takes in what is meant by nobody, such as bind, escalate, impersonate and deletecollection, and every kind " +
        "of resource that the cluster will ever have.",
    fix: "Name the verbs, resources and apiGroups that the subjects need.",
    reference: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
    check({ rules }, { each, report }) {
        each(rules, (rule, index) => {
            for (const key of ["verbs", "resources", "apiGroups"] as const) {
                const path = `rules.${index}.${key}`;
                each<string>(rule[key], (value) => {
                    if (value === "*") report(`takes in every one of its ${key}`, path);
                });
            }
        });
    },
    examples: {
        passes: {
            "everything is named": { rules: [deployments] },
            "a cluster role is put together from others": ofType(clusterRoleType, {}),
            "a subresource of every resource is named": {
                rules: [{ ...deployments, resources: ["*/scale"] }],
            },
        },
        fails: {
            "every verb is allowed": { rules: [{ ...deployments, verbs: ["*"] }] },
            "every resource is allowed": { rules: [deployments, { ...deployments, resources: ["pods", "*"] }] },
            "every API group is allowed to a cluster role": ofType(clusterRoleType, {
                rules: [{ ...deployments, apiGroups: ["*"] }],
            }),
        },
        unknown: {
            "the rules are not known yet": { rules: unknownValue },
            "the verbs are not known yet": { rules: [{ ...deployments, verbs: unknownValue }] },
        },
    },
});
