import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";

const subnetIds = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"];

export default definePolicy<ClusterArgs>({
    id: "eks-private-endpoint",
    title: "The API server of EKS clusters has a private endpoint",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["prowler:eks_cluster_private_nodes_enabled"],
    why: "Without it the nodes leave the VPC for every call to the API server, and need a way to the internet for that.",
    fix: "Set vpcConfig.endpointPrivateAccess to true.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    check({ vpcConfig }, { report }) {
        if (String(vpcConfig?.endpointPrivateAccess) !== "true") {
            report("has no private API endpoint", "vpcConfig.endpointPrivateAccess");
        }
    },
    examples: {
        passes: {
            "private access is on, beside public access": {
                vpcConfig: { subnetIds, endpointPrivateAccess: true, endpointPublicAccess: true },
            },
        },
        fails: {
            "private access is left at its default, off": { vpcConfig: { subnetIds } },
            "private access is off": { vpcConfig: { subnetIds, endpointPrivateAccess: false } },
        },
        unknown: {
            "whether there is private access is not known yet": {
                vpcConfig: { subnetIds, endpointPrivateAccess: unknownValue },
            },
        },
    },
});
