import type { LustreFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, ref, unknownValue } from "../../policy";
import { isInBackupPlan, selectionType } from "../../services/backup";
import { isScratch, lustreType, ontapVolumeType, openZfsType, windowsType } from "../../services/fsx";

const plan = { planId: "8f1d2c3b", iamRoleArn: "arn:aws:iam::111122223333:role/backup" };
const persistent = { type: lustreType, props: { deploymentType: "PERSISTENT_2" } };

export default definePolicy<Pick<LustreFileSystemArgs, "deploymentType">>({
    id: "fsx-in-backup-plan",
    title: "FSx file systems and ONTAP volumes are in a backup plan",
    severity: "medium",
    scope: "stack",
    appliesTo: [lustreType, openZfsType, windowsType, ontapVolumeType],
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "steampipe:fsx_file_system_protected_by_backup_plan",
        "config:FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
    ],
    why: "FSx's own automatic backups are deleted with the file system; those of a plan stay in a vault of their own.",
    fix: "Name the ARN of the file system or volume in resources of a backup Selection, or give it a tag that one takes in.",
    reference: "https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        // Scratch file systems have no backups.
        if (resource.type === lustreType && isScratch(resource.props)) notApplicable();
        const kind = resource.type === ontapVolumeType ? "volume/*" : "file-system/*";
        const verdict = isInBackupPlan(graph, resource, "fsx", kind);
        if (verdict === "no") report("is in no backup plan of the stack");
        if (verdict === "unknown") unknown("may be in a backup plan that is not known in full yet");
    },
    examples: {
        passes: {
            "a selection names the file system": {
                data: persistent,
                daily: { type: selectionType, props: { ...plan, resources: [ref("data", "arn")] } },
            },
            "a selection takes in everything": {
                data: { type: ontapVolumeType, props: { name: "training" } },
                daily: { type: selectionType, props: { ...plan, resources: ["*"] } },
            },
            "a selection takes in its tag": {
                data: { type: openZfsType, props: { tags: { backup: "daily" } } },
                daily: {
                    type: selectionType,
                    props: { ...plan, selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] },
                },
            },
        },
        fails: {
            "there is no selection": { data: persistent },
            "the selection takes in file systems of another service": {
                data: persistent,
                daily: { type: selectionType, props: { ...plan, resources: ["arn:aws:elasticfilesystem:*"] } },
            },
        },
        unknown: {
            "what a selection names is not known yet": {
                data: persistent,
                daily: { type: selectionType, props: { ...plan, resources: [unknownValue] } },
            },
        },
        notApplicable: { "a scratch file system has no backups": { data: { type: lustreType } } },
    },
});
