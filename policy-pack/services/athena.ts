import type { WorkgroupArgs } from "@pulumi/aws/athena";

import type { Readable } from "../policy";

export const databaseType = "aws:athena/database:Database";
export const workgroupType = "aws:athena/workgroup:Workgroup";

/** Whether Athena itself keeps the results of a workgroup, always encrypted, and in no bucket of yours. */
export function keepsResultsItself({ configuration }: Readable<WorkgroupArgs>): boolean {
    return String(configuration?.managedQueryResultsConfiguration?.enabled) === "true";
}
