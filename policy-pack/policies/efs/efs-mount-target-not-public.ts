import type { SubnetArgs } from "@pulumi/aws/ec2";
import type { MountTargetArgs } from "@pulumi/aws/efs";

import { definePolicy, ref, unknownValue } from "../../policy";
import { mountTargetType } from "../../services/efs";
import { defaultSubnetType, givesPublicAddresses, subnetType, subnetTypes } from "../../services/vpc";

const fileSystemId = "fs-0123456789abcdef0";
const subnet = (mapPublicIpOnLaunch?: boolean) => ({
    type: subnetType,
    props: { cidrBlock: "10.0.0.0/24", ...(mapPublicIpOnLaunch !== undefined && { mapPublicIpOnLaunch }) },
});

export default definePolicy<MountTargetArgs>({
    id: "efs-mount-target-not-public",
    title: "EFS mount targets are in subnets that give no public addresses",
    severity: "medium",
    scope: "stack",
    appliesTo: mountTargetType,
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "fsbp:EFS.6",
        "prowler:efs_mount_target_not_publicly_accessible",
        "steampipe:efs_mount_target_not_publicly_accessible",
    ],
    why: "Where new machines get public addresses, the file system's neighbours can be reached from the internet.",
    fix: "Put the mount target into a private subnet.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html",
    check(mountTarget, { graph, report, unknown }) {
        const subnets = graph.referredToBy<SubnetArgs>(mountTarget, "subnetId", ...subnetTypes);
        const verdicts = subnets.resources.map(givesPublicAddresses);
        if (verdicts.includes("yes")) return report("is in a subnet that gives public addresses", "subnetId");
        if (verdicts.length === 0) unknown("is in a subnet that this stack does not hold", "subnetId");
        else if (verdicts.includes("unknown")) unknown("is in a subnet that is not known in full yet", "subnetId");
    },
    examples: {
        passes: {
            "the subnet gives none, by default": {
                subnet: subnet(),
                target: { type: mountTargetType, props: { fileSystemId, subnetId: ref("subnet") } },
            },
        },
        fails: {
            "the subnet gives public addresses": {
                subnet: subnet(true),
                target: { type: mountTargetType, props: { fileSystemId, subnetId: ref("subnet") } },
            },
            "the subnet is a default subnet, which gives them by default": {
                subnet: { type: defaultSubnetType, props: { availabilityZone: "eu-central-1a" } },
                target: { type: mountTargetType, props: { fileSystemId, subnetId: ref("subnet") } },
            },
        },
        unknown: {
            "the subnet is not of this stack": {
                target: { type: mountTargetType, props: { fileSystemId, subnetId: "subnet-0123456789abcdef0" } },
            },
            "whether the subnet gives them is not known yet": {
                subnet: subnet(unknownValue),
                target: { type: mountTargetType, props: { fileSystemId, subnetId: ref("subnet") } },
            },
        },
    },
});
