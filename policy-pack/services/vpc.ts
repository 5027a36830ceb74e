import type { SubnetArgs } from "@pulumi/aws/ec2";

import { anyOf } from "../iam";
import type { Truth } from "../iam";
import { isUnknown } from "../policy";
import type { CheckContext, GraphView, Readable, ResourceView } from "../policy";
import { eachRule, ingressRuleType, isForEverybody } from "./ec2";
import type { SecurityGroupOrRuleArgs } from "./ec2";

export const vpcType = "aws:ec2/vpc:Vpc";
export const defaultVpcType = "aws:ec2/defaultVpc:DefaultVpc";
export const vpcTypes = [vpcType, defaultVpcType] as const;

export const subnetType = "aws:ec2/subnet:Subnet";
export const defaultSubnetType = "aws:ec2/defaultSubnet:DefaultSubnet";
export const subnetTypes = [subnetType, defaultSubnetType] as const;

/** Whether a subnet gives a public IPv4 address to what is launched in it. Absent means no, but yes in a default subnet. */
export function givesPublicAddresses({ type, props }: ResourceView<Readable<SubnetArgs>>): Truth {
    if (isUnknown(props, "mapPublicIpOnLaunch")) return "unknown";
    return String(props.mapPublicIpOnLaunch ?? type === defaultSubnetType) === "true" ? "yes" : "no";
}

export const securityGroupTypes = [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
] as const;

const ruleType = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Whether some rule of a security group, its own or one that stands apart, lets in the whole internet. */
export function ingressToEverybody(graph: GraphView, group: ResourceView<unknown>, each: CheckContext["each"]): Truth {
    const apart = graph.referringTo<SecurityGroupOrRuleArgs>(group, "securityGroupId", ruleType, ingressRuleType);
    const verdicts: Truth[] = [apart.complete ? "no" : "unknown"];
    for (const resource of [group as (typeof apart.resources)[number], ...apart.resources]) {
        eachRule(resource.props, { resource, each }, "ingress", (rule) => void verdicts.push(isForEverybody(rule)));
    }
    return anyOf(verdicts);
}
