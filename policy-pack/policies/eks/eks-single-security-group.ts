import type { ClusterArgs } from "@pulumi/aws/eks";

import { asList, definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";

export default definePolicy<ClusterArgs>({
    id: "eks-single-security-group",
    title: "EKS clusters add no more than one security group of their own",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.4.5"],
    equivalents: ["steampipe:eks_cluster_no_multiple_security_groups"],
    why:
        "What one group forbids another may open: with several groups on the control plane, beside the one that EKS makes, nobody " +
        "sees in one place who reaches it.",
    fix: "Put the rules into one security group and name only that in vpcConfig.securityGroupIds.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
    check({ vpcConfig }, { report }) {
        if (asList(vpcConfig?.securityGroupIds).length > 1) {
            report("has several security groups of its own", "vpcConfig.securityGroupIds");
        }
    },
    examples: {
        passes: {
            "there is only the group that EKS makes": { vpcConfig: { subnetIds: ["subnet-0123456789abcdef0"] } },
            "there is one group": { vpcConfig: { securityGroupIds: [unknownValue] } },
        },
        fails: {
            "there are two groups": {
                vpcConfig: { securityGroupIds: ["sg-0123456789abcdef0", "sg-0fedcba9876543210"] },
            },
        },
        unknown: { "the groups are not known yet": { vpcConfig: { securityGroupIds: unknownValue } } },
    },
});
