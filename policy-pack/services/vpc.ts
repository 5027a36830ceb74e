import type { SubnetArgs } from "@pulumi/aws/ec2";

import { isUnknown } from "../policy";
import type { Readable, ResourceView } from "../policy";
import type { Truth } from "../iam";

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
