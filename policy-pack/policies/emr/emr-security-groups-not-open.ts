import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";
import { ingressToEverybody, securityGroupTypes } from "../../services/vpc";

const releaseLabel = "emr-7.5.0";
const [groupType] = securityGroupTypes;
const group = (...cidrBlocks: string[]) => ({
    type: groupType,
    props: { ingress: [{ protocol: "tcp", fromPort: 8443, toPort: 8443, cidrBlocks }] },
});
const cluster = {
    type: clusterType,
    props: {
        releaseLabel,
        ec2Attributes: { emrManagedMasterSecurityGroup: ref("nodes"), emrManagedSlaveSecurityGroup: ref("nodes") },
    },
};

/** Additional groups are listed in one string, with commas. */
const groupProperties = [
    "emrManagedMasterSecurityGroup",
    "emrManagedSlaveSecurityGroup",
    "additionalMasterSecurityGroups",
    "additionalSlaveSecurityGroups",
    "serviceAccessSecurityGroup",
] as const;

export default definePolicy<ClusterArgs>({
    id: "emr-security-groups-not-open",
    title: "Security groups of EMR clusters are not open to the internet",
    severity: "high",
    scope: "stack",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV2_AWS_7", "prowler:emr_cluster_publicly_accesible"],
    why: "Most services of a cluster ask for no password: whoever reaches their ports runs code where the training data is.",
    fix: "Limit every ingress rule of the groups in ec2Attributes to networks or groups of your own.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-groups.html",
    check(cluster, { graph, report, unknown, each }) {
        const { ec2Attributes } = cluster.props;
        const given = groupProperties.filter((property) => isSet(ec2Attributes, property));
        if (given.length === 0) return unknown("has security groups that EMR itself makes");
        each(given, (property) => {
            const path = `ec2Attributes.${property}`;
            const found = isUnknown(ec2Attributes, property)
                ? [graph.referredToBy(cluster, path, ...securityGroupTypes).resources]
                : String(ec2Attributes?.[property])
                      .split(",")
                      .map((id) => graph.identifiedBy(id.trim(), ...securityGroupTypes));
            if (found.some((groups) => groups.length === 0)) {
                unknown("has a security group that this stack does not hold", path);
            }
            for (const group of found.flat()) {
                const verdict = ingressToEverybody(graph, group, each);
                if (verdict === "yes") report(`has a security group ("${group.name}") open to the internet`, path);
                if (verdict === "unknown")
                    unknown(`has a security group ("${group.name}") not known in full yet`, path);
            }
        });
    },
    examples: {
        passes: { "the group lets in one network": { nodes: group("10.0.0.0/16"), cluster } },
        fails: {
            "the group lets in everybody": { nodes: group("10.0.0.0/16", "0.0.0.0/0"), cluster },
            "a rule of its own lets in everybody": {
                nodes: { type: groupType },
                rule: {
                    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                    props: {
                        securityGroupId: ref("nodes"),
                        ipProtocol: "tcp",
                        fromPort: 22,
                        toPort: 22,
                        cidrIpv4: "0.0.0.0/0",
                    },
                },
                cluster,
            },
            "an additional group lets in everybody with IPv6": {
                nodes: group("10.0.0.0/16"),
                extra: {
                    type: groupType,
                    props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }] },
                },
                cluster: {
                    type: clusterType,
                    props: { releaseLabel, ec2Attributes: { additionalMasterSecurityGroups: ref("extra") } },
                },
            },
        },
        unknown: {
            "EMR itself makes the groups": { cluster: { type: clusterType, props: { releaseLabel } } },
            "a group is not of this stack": {
                cluster: {
                    type: clusterType,
                    props: {
                        releaseLabel,
                        ec2Attributes: { emrManagedMasterSecurityGroup: "sg-0123456789abcdef0" },
                    },
                },
            },
            "the networks of a rule are not known yet": { nodes: group(unknownValue), cluster },
        },
    },
});
