import type { ClusterArgs, InstanceArgs } from "@pulumi/aws/rds";

import { isSet } from "../policy";
import type { Readable } from "../policy";

export const instanceType = "aws:rds/instance:Instance";
export const clusterType = "aws:rds/cluster:Cluster";
export const clusterInstanceType = "aws:rds/clusterInstance:ClusterInstance";

/** The properties by which a database is made out of another, whose encryption it takes over. */
export type Origin = Pick<InstanceArgs, "replicateSourceDb" | "restoreToPointInTime" | "snapshotIdentifier"> &
    Pick<ClusterArgs, "replicationSourceIdentifier">;

const origins = [
    "snapshotIdentifier",
    "replicateSourceDb",
    "replicationSourceIdentifier",
    "restoreToPointInTime",
] as const;

/** Whether a database is made out of a snapshot or another database, and encrypted as that is unless it says otherwise. */
export function isMadeOfAnother(database: Readable<Origin>): boolean {
    return origins.some((origin) => isSet(database, origin));
}
