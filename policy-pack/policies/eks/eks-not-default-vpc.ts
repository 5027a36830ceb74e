import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, ref, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";
import { defaultSubnetType, defaultVpcType, subnetType, subnetTypes, vpcType, vpcTypes } from "../../services/vpc";

const own = {
    network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
    subnet: { type: subnetType, props: { vpcId: ref("network"), cidrBlock: "10.0.0.0/24" } },
};

export default definePolicy<ClusterArgs>({
    id: "eks-not-default-vpc",
    title: "EKS clusters are not in the default VPC",
    severity: "medium",
    scope: "stack",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["steampipe:eks_cluster_no_default_vpc"],
    why: "The default VPC has public subnets only, and everything that was ever started without thought is in it too.",
    fix: "Set vpcConfig.subnetIds to private subnets of a VPC of your own.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
    check(cluster, { graph, report, unknown }) {
        const subnets = graph.referredToBy(cluster, "vpcConfig.subnetIds", ...subnetTypes);
        const vpcs = subnets.resources.map((subnet) => graph.referredToBy(subnet, "vpcId", ...vpcTypes));
        const isInDefaultVpc =
            subnets.resources.some(({ type }) => type === defaultSubnetType) ||
            vpcs.some(({ resources }) => resources.some(({ type }) => type === defaultVpcType));
        if (isInDefaultVpc) return report("is in the default VPC", "vpcConfig.subnetIds");
        // All subnets of a cluster are in one VPC, so one that is known tells for all.
        if (!vpcs.some(({ resources }) => resources.length > 0)) {
            unknown("has subnets whose VPC this stack does not hold", "vpcConfig.subnetIds");
        }
    },
    examples: {
        passes: {
            "the subnets are those of a VPC of the stack": {
                ...own,
                cluster: { type: clusterType, props: { vpcConfig: { subnetIds: [ref("subnet")] } } },
            },
        },
        fails: {
            "the subnet is a default subnet": {
                subnet: { type: defaultSubnetType, props: { availabilityZone: "eu-central-1a" } },
                cluster: { type: clusterType, props: { vpcConfig: { subnetIds: [ref("subnet")] } } },
            },
            "the subnet was added to the default VPC": {
                network: { type: defaultVpcType },
                subnet: { type: subnetType, props: { vpcId: ref("network"), cidrBlock: "172.31.96.0/20" } },
                cluster: { type: clusterType, props: { vpcConfig: { subnetIds: [ref("subnet")] } } },
            },
        },
        unknown: {
            "the subnets are not of this stack": {
                cluster: { type: clusterType, props: { vpcConfig: { subnetIds: ["subnet-0123456789abcdef0"] } } },
            },
            "the subnets are not known yet": {
                cluster: { type: clusterType, props: { vpcConfig: { subnetIds: unknownValue } } },
            },
        },
    },
});
