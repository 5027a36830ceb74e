import type { BackupPolicyArgs, FileSystemArgs } from "@pulumi/aws/efs";

import { definePolicy, ref, unknownValue } from "../../policy";
import { backupPolicyType, fileSystemType } from "../../services/efs";

export default definePolicy<FileSystemArgs>({
    id: "efs-automatic-backups",
    title: "EFS file systems have automatic backups",
    severity: "low",
    scope: "stack",
    appliesTo: fileSystemType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "fsbp:EFS.7",
        "prowler:efs_have_backup_enabled",
        "steampipe:efs_file_system_in_backup_plan",
        "steampipe-tf:efs_file_system_automatic_backups_enabled",
        "sentinel:efs-automatic-backups-enabled",
    ],
    why: "Automatic backups need no plan that somebody has to keep; the console turns them on for new file systems, the API does not.",
    fix: "Add a BackupPolicy for the file system with backupPolicy.status ENABLED.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html",
    check(fileSystem, { graph, report, unknown, each }) {
        const policies = graph.referringTo<BackupPolicyArgs>(fileSystem, "fileSystemId", backupPolicyType);
        each(policies.resources, ({ name, props }) => {
            if (props.backupPolicy?.status !== "ENABLED") report(`has its automatic backups turned off ("${name}")`);
        });
        if (policies.resources.length > 0) return;
        if (!policies.complete) unknown("may be the file system of a backup policy whose file system is not known yet");
        // The API turns them on by itself for file systems in one zone.
        else if (!fileSystem.props.availabilityZoneName) report("has no automatic backups");
    },
    examples: {
        passes: {
            "automatic backups are on": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: ref("data"), backupPolicy: { status: "ENABLED" } },
                },
            },
            "the file system is in one zone, where they are on by default": {
                data: { type: fileSystemType, props: { availabilityZoneName: "eu-central-1a" } },
            },
        },
        fails: {
            "they are left at their default, off": { data: { type: fileSystemType } },
            "they are turned off": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: ref("data"), backupPolicy: { status: "DISABLED" } },
                },
            },
        },
        unknown: {
            "the status is not known yet": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: ref("data"), backupPolicy: { status: unknownValue } },
                },
            },
            "the file system of the backup policy is not known yet": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: unknownValue, backupPolicy: { status: "ENABLED" } },
                },
            },
        },
    },
});
