import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";

const subnetIds = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"];

export default definePolicy<ClusterArgs>({
    id: "eks-endpoint-not-public",
    title: "The API server of EKS clusters has no public endpoint",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_39",
        "cdk-nag:EKSClusterNoEndpointPublicAccess",
        "fsbp:EKS.1",
        "trivy:AWS-0040",
        "pulumi:aws-eks-cluster-disallow-api-endpoint-public-access",
        "kics:eks_cluster_has_public_access",
        "steampipe:eks_cluster_endpoint_restrict_public_access",
        "guard-registry:EKS_ENDPOINT_NO_PUBLIC_ACCESS",
        "sentinel:eks-cluster-endpoints-restrict-public-access",
        "config:EKS_ENDPOINT_NO_PUBLIC_ACCESS",
    ],
    why: "Over its public endpoint the whole internet can try credentials on the API that schedules training and serving.",
    fix: "Set vpcConfig.endpointPublicAccess to false and vpcConfig.endpointPrivateAccess to true.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    check({ vpcConfig }, { report }) {
        if (String(vpcConfig?.endpointPublicAccess ?? true) !== "false") {
            report("has a public API endpoint", "vpcConfig.endpointPublicAccess");
        }
    },
    examples: {
        passes: {
            "the endpoint is private": {
                vpcConfig: { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true },
            },
        },
        fails: {
            "public access is left at its default, on": { vpcConfig: { subnetIds } },
            "public access is on": { vpcConfig: { subnetIds, endpointPublicAccess: true } },
            "public access is on, for some networks": {
                vpcConfig: { subnetIds, endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] },
            },
        },
        unknown: {
            "whether there is public access is not known yet": {
                vpcConfig: { subnetIds, endpointPublicAccess: unknownValue },
            },
        },
    },
});
