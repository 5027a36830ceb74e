import type { ClusterArgs } from "@pulumi/aws/eks";

import { asList, definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";
import { knownElements } from "../../services/lists";

export default definePolicy<ClusterArgs>({
    id: "eks-audit-log",
    title: "EKS clusters write the audit log",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.6.2.8"],
    equivalents: [
        "fsbp:EKS.8",
        "steampipe:eks_cluster_control_plane_audit_logging_enabled",
        "sentinel:eks-cluster-audit-logging-enabled",
        "config:EKS_CLUSTER_LOGGING_ENABLED",
    ],
    why: "Only the audit log says who changed what in the cluster, such as which image a model server runs.",
    fix: "Add audit to enabledClusterLogTypes.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
    check({ enabledClusterLogTypes }, { report, unknown }) {
        const known = knownElements(enabledClusterLogTypes);
        if (known.includes("audit")) return;
        if (known.length < asList(enabledClusterLogTypes).length)
            unknown("writes logs of a type that is not known yet", "enabledClusterLogTypes");
        else report("does not write the audit log", "enabledClusterLogTypes");
    },
    examples: {
        passes: {
            "the audit log is on": { enabledClusterLogTypes: ["audit"] },
            "the audit log is among others": { enabledClusterLogTypes: [unknownValue, "api", "audit"] },
        },
        fails: {
            "logs are left at their default, off": {},
            "only other logs are on": { enabledClusterLogTypes: ["api", "scheduler"] },
        },
        unknown: {
            "the types are not known yet": { enabledClusterLogTypes: unknownValue },
            "one type is not known yet": { enabledClusterLogTypes: ["api", unknownValue] },
        },
    },
});
