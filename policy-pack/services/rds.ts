import type { ClusterArgs, InstanceArgs } from "@pulumi/aws/rds";

import { isSet } from "../policy";
import type { Readable } from "../policy";

export const instanceType = "aws:rds/instance:Instance";
export const clusterType = "aws:rds/cluster:Cluster";
export const instanceGroupType = "aws:rds/parameterGroup:ParameterGroup";
export const clusterGroupType = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
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

/** The parameter that insists on TLS, by engine, and the first version that has it on by default. */
const tlsSwitches: readonly (readonly [family: RegExp, parameter: string, onSince: number])[] = [
    [/^postgres(\d+)/, "rds.force_ssl", 15],
    [/^aurora-postgresql(\d+)/, "rds.force_ssl", 17],
    [/^mysql(\d+)/, "require_secure_transport", 9],
    [/^aurora-mysql(\d+)/, "require_secure_transport", Infinity],
    [/^mariadb(\d+\.\d+)/, "require_secure_transport", 11.8],
    [/^sqlserver-\w+-(\d+)/, "rds.force_ssl", Infinity],
];

/**
 * The parameter by which databases of a family insist on TLS; undefined where there is none.
 *
 * @param family as parameter groups name it, e.g. `postgres16`
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export function tlsSwitchOf(
    family: string,
): { readonly parameter: string; readonly isOnByDefault: boolean } | undefined {
    for (const [pattern, parameter, onSince] of tlsSwitches) {
        const version = pattern.exec(family)?.[1];
        if (version !== undefined) return { parameter, isOnByDefault: Number(version) >= onSince };
    }
    return undefined;
}
