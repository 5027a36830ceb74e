import type { OntapFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isScratch, lustreType, ontapType, openZfsType, windowsType } from "../../services/fsx";

export default definePolicy<Pick<OntapFileSystemArgs, "automaticBackupRetentionDays" | "deploymentType">>({
    id: "fsx-automatic-backups",
    title: "FSx file systems have automatic backups",
    severity: "medium",
    appliesTo: [ontapType, openZfsType, windowsType, lustreType],
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["guard-registry:FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN"],
    why: "What is deleted or overwritten in a file system without backups is gone, and with it the data that a model was made from.",
    fix: "Set automaticBackupRetentionDays to 7 or more.",
    reference: "https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/using-backups.html",
    check({ automaticBackupRetentionDays, deploymentType }, { resource, report, notApplicable }) {
        if (resource.type === lustreType && isScratch({ deploymentType })) notApplicable();
        // Windows file systems have a week of backups unless told otherwise.
        const days = automaticBackupRetentionDays ?? (resource.type === windowsType ? 7 : 0);
        if (Number(days) === 0) report("has no automatic backups", "automaticBackupRetentionDays");
    },
    examples: {
        passes: {
            "backups are kept for a month": { automaticBackupRetentionDays: 30 },
            "they are left at the default of Windows, a week": ofType(windowsType, { storageCapacity: 300 }),
        },
        fails: {
            "backups are off": { automaticBackupRetentionDays: 0 },
            "backups are left at the default of Lustre, off": ofType(lustreType, { deploymentType: "PERSISTENT_2" }),
        },
        unknown: { "how long they are kept is not known yet": { automaticBackupRetentionDays: unknownValue } },
        notApplicable: {
            "a scratch file system has no backups": ofType(lustreType, { deploymentType: "SCRATCH_2" }),
        },
    },
});
