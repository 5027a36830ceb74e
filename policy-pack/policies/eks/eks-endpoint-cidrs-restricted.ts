import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isWholeInternet } from "../../services/ec2";
import { clusterType } from "../../services/eks";

const subnetIds = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"];

export default definePolicy<ClusterArgs>({
    id: "eks-endpoint-cidrs-restricted",
    title: "The public API endpoint of EKS clusters is limited to some networks",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_38",
        "trivy:AWS-0041",
        "prowler:eks_cluster_not_publicly_accessible",
        "kics:eks_cluster_has_public_access_cidrs",
        "steampipe:eks_cluster_endpoint_public_access_restricted",
        "steampipe-tf:eks_cluster_endpoint_restrict_public_access",
    ],
    why: "If the endpoint has to be public, a list of networks keeps out everybody else, also from holes in the API server itself.",
    fix: "Set vpcConfig.publicAccessCidrs to the networks of your offices and runners, or endpointPublicAccess to false.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    check({ vpcConfig }, { report, each }) {
        if (String(vpcConfig?.endpointPublicAccess ?? true) === "false") return;
        if (!isSet(vpcConfig, "publicAccessCidrs")) {
            return report("lets the whole internet reach its API endpoint", "vpcConfig.publicAccessCidrs");
        }
        each(vpcConfig?.publicAccessCidrs, (cidr, index) => {
            if (isWholeInternet(cidr)) {
                report("lets the whole internet reach its API endpoint", `vpcConfig.publicAccessCidrs.${index}`);
            }
        });
    },
    examples: {
        passes: {
            "there is no public endpoint": { vpcConfig: { subnetIds, endpointPublicAccess: false } },
            "the public endpoint is for one network": {
                vpcConfig: { subnetIds, endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] },
            },
        },
        fails: {
            "everything is left at its default: a public endpoint for everybody": { vpcConfig: { subnetIds } },
            "the public endpoint is for everybody": {
                vpcConfig: { subnetIds, publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"] },
            },
            "the public endpoint is for everybody with IPv6": {
                vpcConfig: { subnetIds, publicAccessCidrs: ["203.0.113.0/24", "::/0"] },
            },
            "one network is not known yet, and another is the internet": {
                vpcConfig: { subnetIds, publicAccessCidrs: [unknownValue, "0.0.0.0/0"] },
            },
        },
        unknown: {
            "a network is not known yet": {
                vpcConfig: { subnetIds, endpointPublicAccess: true, publicAccessCidrs: [unknownValue] },
            },
        },
    },
});
