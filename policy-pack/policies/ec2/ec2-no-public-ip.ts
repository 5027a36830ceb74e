import type { InstanceArgs } from "@pulumi/aws/ec2";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<InstanceArgs>({
    id: "ec2-no-public-ip",
    title: "Instances are given no public IP address",
    severity: "high",
    appliesTo: ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["fsbp:EC2.9", "pulumi:aws-ec2-instance-disallow-public-ip"],
    why: "An instance with a public address is one wrong security group rule away from the whole internet.",
    fix:
        "Set associatePublicIpAddress to false and subnetId to a private subnet; put a load balancer in front, and connect " +
        "by Systems Manager Session Manager.",
    reference: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
    check(instance, { report }) {
        if (instance.associatePublicIpAddress) {
            report("is given a public IP address", "associatePublicIpAddress");
        } else if (instance.associatePublicIpAddress === undefined && !namesSubnet(instance)) {
            // Subnets have a policy of their own; default subnets give addresses unless they are told otherwise.
            report("is launched in a default subnet, which gives it a public IP address", "subnetId");
        }
    },
    examples: {
        passes: {
            "a public address is turned down": {
                associatePublicIpAddress: false,
                subnetId: "subnet-0123456789abcdef0",
            },
            "a public address is turned down in a default subnet": { associatePublicIpAddress: false },
            "it is left to the subnet": { subnetId: "subnet-0123456789abcdef0" },
            "it is left to a subnet that is not known yet": { subnetId: unknownValue },
            "the instance is given a network interface": {
                networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-0123456789abcdef0" }],
            },
            "it is left to a launch template": { launchTemplate: { id: "lt-0123456789abcdef0" } },
        },
        fails: {
            "a public address is asked for": {
                associatePublicIpAddress: true,
                subnetId: "subnet-0123456789abcdef0",
            },
            "the subnet is left at its default, a default subnet": { instanceType: "g5.xlarge" },
        },
        unknown: {
            "whether there is a public address is not known yet": { associatePublicIpAddress: unknownValue },
        },
    },
});

/** Whether it is said where the instance's first network interface comes from. */
function namesSubnet(instance: object): boolean {
    return ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"].some((key) =>
        isSet(instance, key as never),
    );
}
