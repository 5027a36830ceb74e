import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, ref, unknownValue } from "../../policy";
import { clusterType, instanceType } from "../../services/rds";
import { ingressToEverybody, securityGroupTypes } from "../../services/vpc";

const [groupType] = securityGroupTypes;
const group = (...cidrBlocks: string[]) => ({
    type: groupType,
    props: { ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks }] },
});
const features = { type: instanceType, props: { engine: "postgres", vpcSecurityGroupIds: [ref("clients")] } };

export default definePolicy<Pick<ClusterArgs, "engine" | "vpcSecurityGroupIds">>({
    id: "rds-sg-restricted",
    title: "Security groups of RDS databases are not open to the internet",
    severity: "high",
    scope: "stack",
    appliesTo: [instanceType, clusterType],
    supports: ["A.4.5", "A.7.2"],
    why: "A database with a route to the internet, now or after a change of its subnets, is then everybody's to try passwords on.",
    fix: "Limit every ingress rule of the groups in vpcSecurityGroupIds to the security groups of the clients.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
    check(database, { graph, report, unknown, each }) {
        const groups = graph.referredToBy(database, "vpcSecurityGroupIds", ...securityGroupTypes);
        for (const group of groups.resources) {
            const verdict = ingressToEverybody(graph, group, each);
            if (verdict === "yes") {
                report(`has a security group ("${group.name}") that is open to the internet`, "vpcSecurityGroupIds");
            }
            if (verdict === "unknown") {
                unknown(`has a security group ("${group.name}") that is not known in full yet`, "vpcSecurityGroupIds");
            }
        }
        const listed = database.props.vpcSecurityGroupIds?.length ?? 0;
        if (groups.resources.length < Math.max(listed, 1)) {
            unknown("has a security group that this stack does not hold", "vpcSecurityGroupIds");
        }
    },
    examples: {
        passes: { "the group lets in one network": { clients: group("10.0.0.0/16"), features } },
        fails: {
            "the group lets in everybody": { clients: group("0.0.0.0/0"), features },
            "a rule of its own lets in everybody": {
                clients: { type: groupType },
                rule: {
                    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
                    props: {
                        securityGroupId: ref("clients"),
                        type: "ingress",
                        protocol: "tcp",
                        fromPort: 5432,
                        toPort: 5432,
                        cidrBlocks: ["0.0.0.0/0"],
                    },
                },
                features,
            },
        },
        unknown: {
            "the groups are left at their default, that of the VPC": {
                features: { type: instanceType, props: { engine: "postgres" } },
            },
            "a group is not of this stack": {
                features: {
                    type: instanceType,
                    props: { engine: "postgres", vpcSecurityGroupIds: ["sg-0123456789abcdef0"] },
                },
            },
            "the networks of a rule are not known yet": { clients: group(unknownValue), features },
        },
    },
});
