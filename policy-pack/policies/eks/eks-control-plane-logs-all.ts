import type { ClusterArgs } from "@pulumi/aws/eks";

import { asList, definePolicy, unknownValue } from "../../policy";
import { clusterType, controlPlaneLogs } from "../../services/eks";

export default definePolicy<ClusterArgs>({
    id: "eks-control-plane-logs-all",
    title: "EKS clusters write every kind of control plane log",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.6.2.8"],
    equivalents: [
        "checkov:CKV_AWS_37",
        "cdk-nag:EKSClusterControlPlaneLogs",
        "trivy:AWS-0038",
        "prowler:eks_control_plane_logging_all_types_enabled",
        "kics:eks_cluster_log_disabled",
        "terrascan:AC_AWS_0465",
        "steampipe-tf:eks_cluster_control_plane_logging_enabled",
    ],
    why: "None is written by default, and after an incident each tells another part: who called, who they were taken for, what was scheduled where.",
    fix: "Set enabledClusterLogTypes to api, audit, authenticator, controllerManager and scheduler.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
    check({ enabledClusterLogTypes }, { report }) {
        const enabled = asList(enabledClusterLogTypes).map(String);
        const missing = controlPlaneLogs.filter((type) => !enabled.includes(type));
        if (missing.length > 0)
            report(`does not write its logs of type ${missing.join(", ")}`, "enabledClusterLogTypes");
    },
    examples: {
        passes: { "all five are on": { enabledClusterLogTypes: [...controlPlaneLogs] } },
        fails: {
            "logs are left at their default, off": {},
            "there are no types in the list": { enabledClusterLogTypes: [] },
            "some are missing": { enabledClusterLogTypes: ["api", "audit"] },
        },
        unknown: { "the types are not known yet": { enabledClusterLogTypes: unknownValue } },
    },
});
