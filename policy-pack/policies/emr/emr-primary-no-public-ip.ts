import type { SubnetArgs } from "@pulumi/aws/ec2";
import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";
import { defaultSubnetType, givesPublicAddresses, subnetType, subnetTypes } from "../../services/vpc";

const releaseLabel = "emr-7.5.0";
const subnet = (mapPublicIpOnLaunch: boolean) => ({
    type: subnetType,
    props: { cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch },
});
const cluster = { type: clusterType, props: { releaseLabel, ec2Attributes: { subnetId: ref("subnet") } } };

export default definePolicy<ClusterArgs>({
    id: "emr-primary-no-public-ip",
    title: "Primary nodes of EMR clusters have no public IP address",
    severity: "high",
    scope: "stack",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "prowler:emr_cluster_master_nodes_no_public_ip",
        "fsbp:EMR.1",
        "steampipe:emr_cluster_master_nodes_no_public_ip",
        "config:EMR_MASTER_NO_PUBLIC_IP",
    ],
    why: "The primary node runs the consoles and takes the jobs; with a public address one security group stands between it and the internet.",
    fix: "Put the cluster into a private subnet by ec2Attributes.subnetId. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html",
    check(cluster, { graph, report, unknown }) {
        const { ec2Attributes } = cluster.props;
        // A deployed cluster has the one that it is in beside those that were asked for.
        const key = (["subnetIds", "subnetId"] as const).find((name) => isSet(ec2Attributes, name));
        if (!key)
            return report("is in a subnet of the default VPC, which gives public addresses", "ec2Attributes.subnetId");
        const path = `ec2Attributes.${key}`;
        const { resources } = graph.referredToBy<SubnetArgs>(cluster, path, ...subnetTypes);
        const verdicts = resources.map(givesPublicAddresses);
        if (verdicts.includes("yes")) return report("is in a subnet that gives public addresses", path);
        const listed = key === "subnetIds" ? (ec2Attributes?.subnetIds?.length ?? 1) : 1;
        if (resources.length < listed) unknown("is in a subnet that this stack does not hold", path);
        else if (verdicts.includes("unknown")) unknown("is in a subnet that is not known in full yet", path);
    },
    examples: {
        passes: { "the subnet gives no addresses": { subnet: subnet(false), cluster } },
        fails: {
            "the subnet gives public addresses": { subnet: subnet(true), cluster },
            "the subnet is a default subnet": {
                subnet: { type: defaultSubnetType, props: { availabilityZone: "eu-central-1a" } },
                cluster,
            },
            "one of several subnets gives public addresses": {
                subnet: subnet(false),
                other: subnet(true),
                cluster: {
                    type: clusterType,
                    props: { releaseLabel, ec2Attributes: { subnetIds: [ref("subnet"), ref("other")] } },
                },
            },
            "one gives public addresses of those that were asked for": {
                subnet: subnet(false),
                other: subnet(true),
                cluster: {
                    type: clusterType,
                    props: {
                        releaseLabel,
                        ec2Attributes: { subnetId: ref("subnet"), subnetIds: [ref("subnet"), ref("other")] },
                    },
                },
            },
            "no subnet is given": { cluster: { type: clusterType, props: { releaseLabel } } },
        },
        unknown: {
            "the subnet is not of this stack": {
                cluster: {
                    type: clusterType,
                    props: { releaseLabel, ec2Attributes: { subnetId: "subnet-0123456789abcdef0" } },
                },
            },
            "whether the subnet gives them is not known yet": { subnet: subnet(unknownValue), cluster },
        },
    },
});
