import type { SubnetArgs } from "@pulumi/aws/ec2";

import { definePolicy, ofType, unknownValue } from "../../policy";

const defaultSubnetType = "aws:ec2/defaultSubnet:DefaultSubnet";

export default definePolicy<SubnetArgs>({
    id: "subnet-no-auto-public-ip",
    title: "Subnets give no public IP address to what is launched in them",
    severity: "medium",
    appliesTo: ["aws:ec2/subnet:Subnet", defaultSubnetType],
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV_AWS_130", "fsbp:EC2.15"],
    why: "Whatever is launched in the subnet can be reached from the internet without anybody having asked for it.",
    fix: "Set mapPublicIpOnLaunch to false, and give a public address to the few resources that need one.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
    check({ mapPublicIpOnLaunch }, { resource, report }) {
        // Absent means false in a subnet, and true in a default subnet.
        if (mapPublicIpOnLaunch ?? resource.type === defaultSubnetType) {
            report("gives a public IP address to what is launched in it", "mapPublicIpOnLaunch");
        }
    },
    examples: {
        passes: {
            "public addresses are left at their default, off": { vpcId: "vpc-0123456789abcdef0" },
            "public addresses are off": { vpcId: "vpc-0123456789abcdef0", mapPublicIpOnLaunch: false },
            "public addresses are off in a default subnet": ofType(defaultSubnetType, {
                availabilityZone: "eu-central-1a",
                mapPublicIpOnLaunch: false,
            }),
        },
        fails: {
            "public addresses are on": { vpcId: "vpc-0123456789abcdef0", mapPublicIpOnLaunch: true },
            "public addresses are left at the default of a default subnet, on": ofType(defaultSubnetType, {
                availabilityZone: "eu-central-1a",
            }),
        },
        unknown: {
            "whether there are public addresses is not known yet": { mapPublicIpOnLaunch: unknownValue },
        },
    },
});
