import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import { egressRuleType, ingressRuleType } from "../../services/ec2";

const vpcType = "aws:ec2/vpc:Vpc";
const groupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const ruleTypes = ["aws:ec2/securityGroupRule:SecurityGroupRule", ingressRuleType, egressRuleType] as const;
const openInside = { protocol: "-1", fromPort: 0, toPort: 0, self: true };

export default definePolicy<DefaultSecurityGroupArgs>({
    id: "vpc-default-sg-closed",
    title: "The default security group of every VPC has no rules",
    severity: "medium",
    scope: "stack",
    appliesTo: [vpcType, groupType],
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV2_AWS_12", "cdk-nag:VPCDefaultSecurityGroupClosed", "fsbp:EC2.2"],
    why:
        "What is started without a security group gets the default one, and AWS's own rules let all of its members reach " +
        "each other and the internet.",
    fix: "Add a DefaultSecurityGroup for the VPC, without ingress and egress: the provider then removes AWS's own rules.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
    check(resource, { graph, report, unknown, each }) {
        if (resource.type === vpcType) {
            const groups = graph.referringTo(resource, "vpcId", groupType);
            if (groups.resources.length > 0) return;
            if (groups.complete) report("has a default security group with AWS's own rules");
            else unknown("may be the VPC of a default security group whose VPC is not known yet");
            return;
        }
        each(["ingress", "egress"] as const, (direction) => {
            if (asList(resource.props[direction]).length > 0) report(`has ${direction} rules`, direction);
        });
        const rules = graph.referringTo(resource, "securityGroupId", ...ruleTypes);
        for (const { name } of rules.resources) report(`is given a rule ("${name}")`);
    },
    examples: {
        passes: {
            "the default security group has no rules": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                closed: { type: groupType, props: { vpcId: ref("network") } },
            },
            "the VPC is named by its id": {
                closed: { type: groupType, props: { vpcId: "vpc-0123456789abcdef0", ingress: [], egress: [] } },
            },
        },
        fails: {
            "the default security group is left as AWS makes it": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
            },
            "the default security group has a rule": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                open: { type: groupType, props: { vpcId: ref("network"), ingress: [openInside] } },
            },
            "a rule of its own opens the default security group": {
                closed: { type: groupType, props: { vpcId: "vpc-0123456789abcdef0" } },
                rule: {
                    type: ingressRuleType,
                    props: { securityGroupId: ref("closed"), ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" },
                },
            },
        },
        unknown: {
            "the rules are not known yet": {
                open: { type: groupType, props: { vpcId: "vpc-0123456789abcdef0", ingress: unknownValue } },
            },
            "the VPC of a default security group is not known yet": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                closed: { type: groupType, props: { vpcId: unknownValue } },
            },
        },
    },
});
