import type { NodeGroupArgs } from "@pulumi/aws/eks";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { nodeGroupType } from "../../services/eks";

export default definePolicy<NodeGroupArgs>({
    id: "eks-nodegroup-no-open-ssh",
    title: "Node groups of EKS do not open SSH to everybody",
    severity: "high",
    appliesTo: nodeGroupType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_100",
        "kics:eks_node_group_remote_access_disabled",
        "steampipe-tf:eks_cluster_node_group_ssh_access_from_internet",
    ],
    why: "With a key and no security groups, EKS opens port 22 of every node to 0.0.0.0/0.",
    fix: "Leave remoteAccess out and use Session Manager, or set remoteAccess.sourceSecurityGroupIds.",
    reference: "https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
    check({ remoteAccess }, { report }) {
        if (isSet(remoteAccess, "ec2SshKey") && !isSet(remoteAccess, "sourceSecurityGroupIds")) {
            report("opens SSH on its nodes to everybody", "remoteAccess.sourceSecurityGroupIds");
        }
    },
    examples: {
        passes: {
            "there is no remote access": { clusterName: "training" },
            "SSH is open to one security group": {
                clusterName: "training",
                remoteAccess: { ec2SshKey: "operators", sourceSecurityGroupIds: ["sg-0123456789abcdef0"] },
            },
            "SSH is open to a security group of the stack": {
                clusterName: "training",
                remoteAccess: { ec2SshKey: "operators", sourceSecurityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "a key is given without security groups": {
                clusterName: "training",
                remoteAccess: { ec2SshKey: "operators" },
            },
            "the list of security groups is empty": {
                clusterName: "training",
                remoteAccess: { ec2SshKey: unknownValue, sourceSecurityGroupIds: [] },
            },
        },
        unknown: { "remote access is not known yet": { clusterName: "training", remoteAccess: unknownValue } },
    },
});
