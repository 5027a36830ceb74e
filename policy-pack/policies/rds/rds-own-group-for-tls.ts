import type { ClusterArgs, InstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import {
    clusterGroupType,
    clusterType,
    instanceGroupType,
    instanceType,
    isMadeOfAnother,
    tlsSwitchOf,
} from "../../services/rds";

const engines = /^(?:aurora-)?(?:postgres(?:ql)?|mysql)$|^mariadb$|^sqlserver-/;

/** The family of the default group that a database gets, as far as its engine and version tell. */
function familyOf({
    engine = "",
    engineVersion,
}: {
    readonly engine?: string;
    readonly engineVersion?: string;
}): string {
    return `${engine}${engine.startsWith("sqlserver-") ? "-" : ""}${engineVersion ?? ""}`;
}

export default definePolicy<InstanceArgs & ClusterArgs>({
    id: "rds-own-group-for-tls",
    title: "Databases whose engine takes plain text by default have a parameter group of their own",
    severity: "medium",
    scope: "stack",
    appliesTo: [instanceType, clusterType],
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV2_AWS_69", "fsbp:RDS.38", "fsbp:RDS.39", "fsbp:RDS.41", "fsbp:RDS.44"],
    why: "AWS's default groups cannot be changed. Those of most engines leave it to the client whether features and documents travel in plain text.",
    fix: "Make a parameter group that sets rds.force_ssl (require_secure_transport for MySQL and MariaDB) to 1, and name it in parameterGroupName, or dbClusterParameterGroupName of a cluster.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    check(database, { graph, report, unknown, notApplicable }) {
        const { props } = database;
        if (!engines.test(props.engine ?? "")) return notApplicable();
        const path = database.type === clusterType ? "dbClusterParameterGroupName" : "parameterGroupName";
        if (isSet(props, path)) {
            const groups = graph.referredToBy(database, path, instanceGroupType, clusterGroupType);
            // What a group of the stack says is a question of its own.
            if (groups.resources.length > 0) return;
            const family = /^default\.(.+)$/.exec(props[path] ?? "")?.[1];
            if (family === undefined) return unknown("has a parameter group that this stack does not hold", path);
            if (tlsSwitchOf(family)?.isOnByDefault === false) report("has a default group that takes plain text", path);
            return;
        }
        // A replica or a copy may get the group of what it is made of.
        if (isMadeOfAnother(props)) return unknown("may have the parameter group of what it is made of", path);
        const tls = tlsSwitchOf(familyOf(props));
        if (tls === undefined) unknown("is chosen by AWS, and may take plain text by default", "engineVersion");
        else if (!tls.isOnByDefault) report("is left to a default group that takes plain text", path);
    },
    examples: {
        passes: {
            "it has a group of its own": {
                group: { type: instanceGroupType, props: { family: "mysql8.4" } },
                database: {
                    type: instanceType,
                    props: { engine: "mysql", engineVersion: "8.4", parameterGroupName: ref("group", "name") },
                },
            },
            "the engine refuses plain text by default": {
                database: { type: instanceType, props: { engine: "postgres", engineVersion: "17.4" } },
            },
            "the default group that it names does": {
                database: {
                    type: clusterType,
                    props: {
                        engine: "aurora-postgresql",
                        engineVersion: "17.4",
                        dbClusterParameterGroupName: "default.aurora-postgresql17",
                    },
                },
            },
        },
        fails: {
            "an instance has none": {
                database: { type: instanceType, props: { engine: "mysql", engineVersion: "8.4.3" } },
            },
            "an instance of SQL Server has none": {
                database: { type: instanceType, props: { engine: "sqlserver-se", engineVersion: "16.00.4165.4.v1" } },
            },
            "a cluster of Aurora has none": {
                database: { type: clusterType, props: { engine: "aurora-postgresql", engineVersion: "16.8" } },
            },
            "it names the default group": {
                database: {
                    type: instanceType,
                    props: { engine: "postgres", engineVersion: "14.17", parameterGroupName: "default.postgres14" },
                },
            },
        },
        unknown: {
            "the group is not of this stack": {
                database: {
                    type: instanceType,
                    props: { engine: "postgres", engineVersion: "14.17", parameterGroupName: "strict" },
                },
            },
            "AWS chooses the version": { database: { type: instanceType, props: { engine: "postgres" } } },
            "the version is not known yet": {
                database: { type: instanceType, props: { engine: "postgres", engineVersion: unknownValue } },
            },
            "it is made of a snapshot": {
                database: {
                    type: instanceType,
                    props: { engine: "postgres", engineVersion: "14.17", snapshotIdentifier: "features-2026" },
                },
            },
        },
        notApplicable: {
            "the engine has no such parameter": { database: { type: instanceType, props: { engine: "oracle-ee" } } },
        },
    },
});
