import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<LaunchTemplateArgs>({
    id: "ec2-launch-template-no-public-ip",
    title: "Launch templates give instances no public IP address",
    severity: "high",
    appliesTo: "aws:ec2/launchTemplate:LaunchTemplate",
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV_AWS_88", "fsbp:EC2.25", "pulumi:aws-ec2-launchtemplate-disallow-public-ip"],
    why: "Every instance that is launched from the template can then be reached from the internet.",
    fix: "Set associatePublicIpAddress to false in networkInterfaces, and launch into private subnets.",
    reference: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
    check({ networkInterfaces }, { report, each }) {
        each(networkInterfaces, ({ associatePublicIpAddress }, index) => {
            // A string by its type; absent means that the subnet decides, which has a policy of its own.
            if (String(associatePublicIpAddress) === "true") {
                report("gives a public IP address", `networkInterfaces.${index}.associatePublicIpAddress`);
            }
        });
    },
    examples: {
        passes: {
            "there are no network interfaces, and the subnet decides": { instanceType: "g5.xlarge" },
            "a public address is turned down": { networkInterfaces: [{ associatePublicIpAddress: "false" }] },
        },
        fails: {
            "a public address is asked for": { networkInterfaces: [{ associatePublicIpAddress: "true" }] },
            "a public address is asked for on the second interface": {
                networkInterfaces: [{ associatePublicIpAddress: unknownValue }, { associatePublicIpAddress: "true" }],
            },
        },
        unknown: {
            "whether there is a public address is not known yet": {
                networkInterfaces: [{ associatePublicIpAddress: unknownValue }],
            },
        },
    },
});
