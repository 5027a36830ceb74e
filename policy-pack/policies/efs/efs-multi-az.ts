import type { FileSystemArgs } from "@pulumi/aws/efs";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { fileSystemType, mountTargetType } from "../../services/efs";

const target = (subnetId: string) => ({ type: mountTargetType, props: { fileSystemId: ref("data"), subnetId } });

export default definePolicy<FileSystemArgs>({
    id: "efs-multi-az",
    title: "EFS file systems are in several availability zones",
    severity: "low",
    scope: "stack",
    appliesTo: fileSystemType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["prowler:efs_multi_az_enabled", "pulumi:aws-efs-filesystem-disallow-single-availability-zone"],
    why: "What is kept in one zone only is lost with it; what is reached over one mount target only stands still with its zone.",
    fix: "Leave availabilityZoneName out, which replaces the file system, and give each zone a MountTarget.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/availability-durability.html",
    check(fileSystem, { graph, report, unknown }) {
        if (isSet(fileSystem.props, "availabilityZoneName")) {
            return report("is kept in one zone only", "availabilityZoneName");
        }
        const targets = graph.referringTo(fileSystem, "fileSystemId", mountTargetType);
        // A file system without any has them made elsewhere.
        if (targets.resources.length !== 1) return;
        if (targets.complete) report("has one mount target only");
        else unknown("may have mount targets whose file system is not known yet");
    },
    examples: {
        passes: {
            "two zones have a mount target": {
                data: { type: fileSystemType },
                first: target("subnet-0123456789abcdef0"),
                second: target("subnet-0fedcba9876543210"),
            },
            "the mount targets are made elsewhere": { data: { type: fileSystemType } },
        },
        fails: {
            "the file system is kept in one zone": {
                data: { type: fileSystemType, props: { availabilityZoneName: "eu-central-1a" } },
            },
            "the zone is not known yet, but it is one": {
                data: { type: fileSystemType, props: { availabilityZoneName: unknownValue } },
            },
            "there is one mount target": { data: { type: fileSystemType }, first: target("subnet-0123456789abcdef0") },
        },
        unknown: {
            "the file system of another mount target is not known yet": {
                data: { type: fileSystemType },
                first: target("subnet-0123456789abcdef0"),
                second: {
                    type: mountTargetType,
                    props: { fileSystemId: unknownValue, subnetId: "subnet-0fedcba9876543210" },
                },
            },
        },
    },
});
