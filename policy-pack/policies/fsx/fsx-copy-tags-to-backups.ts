import type { LustreFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isScratch, lustreType, ontapVolumeType, openZfsType, windowsType } from "../../services/fsx";

const deploymentType = "PERSISTENT_2";

export default definePolicy<Pick<LustreFileSystemArgs, "copyTagsToBackups" | "deploymentType">>({
    id: "fsx-copy-tags-to-backups",
    title: "Backups of FSx file systems get the tags of what they are of",
    severity: "low",
    appliesTo: [lustreType, openZfsType, windowsType, ontapVolumeType],
    supports: ["A.4.3"],
    equivalents: [
        "fsbp:FSx.2",
        "prowler:fsx_file_system_copy_tags_to_backups_enabled",
        "steampipe:fsx_lustre_file_system_copy_tags_to_backup_enabled",
        "sentinel:fsx-lustre-copy-tags-to-backups",
    ],
    why: "A backup is the dataset once more: without its tags nobody knows its owner, its class or when it has to go.",
    fix: "Set copyTagsToBackups to true.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html",
    check(fileSystem, { resource, report, notApplicable }) {
        // Scratch file systems have no backups.
        if (resource.type === lustreType && isScratch(fileSystem)) notApplicable();
        if (String(fileSystem.copyTagsToBackups) !== "true") {
            report("does not copy its tags to backups", "copyTagsToBackups");
        }
    },
    examples: {
        passes: {
            "tags are copied": { deploymentType, copyTagsToBackups: true },
            "tags of a volume are copied": ofType(ontapVolumeType, { copyTagsToBackups: true }),
        },
        fails: {
            "copying is left at its default, off": { deploymentType },
            "copying is off": { deploymentType, copyTagsToBackups: false },
            "copying is left at its default in OpenZFS": ofType(openZfsType, { deploymentType: "MULTI_AZ_1" }),
        },
        unknown: { "it is not known yet": { deploymentType, copyTagsToBackups: unknownValue } },
        notApplicable: { "a scratch file system has no backups": { deploymentType: "SCRATCH_2" } },
    },
});
