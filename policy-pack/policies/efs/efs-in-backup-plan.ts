import type { BackupPolicyArgs, FileSystemArgs } from "@pulumi/aws/efs";

import { definePolicy, ref, unknownValue } from "../../policy";
import { isInBackupPlan, selectionType } from "../../services/backup";
import { backupPolicyType, fileSystemType } from "../../services/efs";
import { someOf } from "../../services/lists";

const plan = { planId: "8f1d2c3b", iamRoleArn: "arn:aws:iam::111122223333:role/backup" };
const byTag = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] };

export default definePolicy<FileSystemArgs>({
    id: "efs-in-backup-plan",
    title: "EFS file systems are in a backup plan",
    severity: "medium",
    scope: "stack",
    appliesTo: fileSystemType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "checkov:CKV2_AWS_18",
        "cdk-nag:EFSInBackupPlan",
        "fsbp:EFS.2",
        "steampipe:efs_file_system_protected_by_backup_plan",
        "sentinel:efs-file-systems-should-be-in-backup-plans",
        "config:EFS_IN_BACKUP_PLAN",
    ],
    why: "What is deleted or overwritten in a file system is gone; labelled data and checkpoints take long to make again, and without them a model cannot be explained.",
    fix: "Name the file system's ARN in resources of a backup Selection, or turn on a BackupPolicy for it.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
    check(fileSystem, { graph, report, unknown }) {
        // Automatic backups are a plan of AWS Backup as well.
        const automatic = graph.referringTo<BackupPolicyArgs>(fileSystem, "fileSystemId", backupPolicyType);
        if (someOf(automatic.resources, ({ props }) => props.backupPolicy?.status === "ENABLED")) return;
        const verdict = isInBackupPlan(graph, fileSystem, "elasticfilesystem", "file-system/*");
        if (verdict === "yes") return;
        if (verdict === "unknown" || !automatic.complete)
            unknown("may be in a backup plan that is not known in full yet");
        else report("is in no backup plan of the stack");
    },
    examples: {
        passes: {
            "a selection names the file system": {
                data: { type: fileSystemType, props: { encrypted: true } },
                daily: { type: selectionType, props: { ...plan, resources: [ref("data", "arn")] } },
            },
            "a selection takes in every file system": {
                data: { type: fileSystemType, props: { encrypted: true } },
                daily: {
                    type: selectionType,
                    props: { ...plan, resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] },
                },
            },
            "a selection takes in its tag": {
                data: { type: fileSystemType, props: { tags: { backup: "daily" } } },
                daily: { type: selectionType, props: { ...plan, ...byTag } },
            },
            "it has automatic backups": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: ref("data"), backupPolicy: { status: "ENABLED" } },
                },
            },
        },
        fails: {
            "there is no selection": { data: { type: fileSystemType } },
            "the selection is another file system's": {
                data: { type: fileSystemType },
                daily: {
                    type: selectionType,
                    props: {
                        ...plan,
                        resources: [
                            "arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-0123456789abcdef0",
                        ],
                    },
                },
            },
            "the selection takes in another tag": {
                data: { type: fileSystemType, props: { tags: { backup: "none" } } },
                daily: { type: selectionType, props: { ...plan, ...byTag } },
            },
            "the selection takes in everything but the file system": {
                data: { type: fileSystemType },
                daily: {
                    type: selectionType,
                    props: { ...plan, resources: ["*"], notResources: [ref("data", "arn")] },
                },
            },
            "automatic backups are off": {
                data: { type: fileSystemType },
                automatic: {
                    type: backupPolicyType,
                    props: { fileSystemId: ref("data"), backupPolicy: { status: "DISABLED" } },
                },
            },
        },
        unknown: {
            "what a selection names is not known yet": {
                data: { type: fileSystemType },
                daily: { type: selectionType, props: { ...plan, resources: [unknownValue] } },
            },
            "a selection takes in the file systems of one Region": {
                data: { type: fileSystemType },
                daily: {
                    type: selectionType,
                    props: {
                        ...plan,
                        resources: ["arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/*"],
                    },
                },
            },
            "a selection has conditions": {
                data: { type: fileSystemType },
                daily: {
                    type: selectionType,
                    props: {
                        ...plan,
                        resources: ["*"],
                        conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup", value: "daily" }] }],
                    },
                },
            },
            "the value of the tag is not known yet": {
                data: { type: fileSystemType, props: { tags: { backup: unknownValue } } },
                daily: { type: selectionType, props: { ...plan, ...byTag } },
            },
        },
    },
});
