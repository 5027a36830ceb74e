import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, ref, unknownValue } from "../../policy";
import { isInBackupPlan, selectionType } from "../../services/backup";
import { clusterType, instanceType } from "../../services/rds";

const plan = { planId: "8f1d2c3b", iamRoleArn: "arn:aws:iam::111122223333:role/backup" };
const features = { type: instanceType, props: { engine: "postgres" } };

export default definePolicy<Pick<ClusterArgs, "tags">>({
    id: "rds-in-backup-plan",
    title: "RDS databases are in a backup plan",
    severity: "low",
    scope: "stack",
    appliesTo: [instanceType, clusterType],
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["checkov:CKV2_AWS_8", "cdk-nag:RDSInBackupPlan", "sechub:RDS.26"],
    why: "Automatic backups end after five weeks at most, and with the instance; those of a plan stay in a vault as long as the data has to be shown.",
    fix: "Name the ARN of the database in resources of a backup Selection, or give it a tag that one takes in.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/AutomatedBackups.AWSBackup.html",
    check(database, { graph, report, unknown }) {
        const kind = database.type === clusterType ? "cluster:*" : "db:*";
        const verdict = isInBackupPlan(graph, database, "rds", kind);
        if (verdict === "no") report("is in no backup plan of the stack");
        if (verdict === "unknown") unknown("may be in a backup plan that is not known in full yet");
    },
    examples: {
        passes: {
            "a selection names the database": {
                features,
                daily: { type: selectionType, props: { ...plan, resources: [ref("features", "arn")] } },
            },
            "a selection takes in every cluster": {
                vectors: { type: clusterType, props: { engine: "aurora-postgresql" } },
                daily: { type: selectionType, props: { ...plan, resources: ["arn:aws:rds:*:*:cluster:*"] } },
            },
            "a selection takes in its tag": {
                features: { type: instanceType, props: { engine: "postgres", tags: { backup: "daily" } } },
                daily: {
                    type: selectionType,
                    props: { ...plan, selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] },
                },
            },
        },
        fails: {
            "there is no selection": { features },
            "the selection takes in clusters only": {
                features,
                daily: { type: selectionType, props: { ...plan, resources: ["arn:aws:rds:*:*:cluster:*"] } },
            },
        },
        unknown: {
            "what a selection names is not known yet": {
                features,
                daily: { type: selectionType, props: { ...plan, resources: [unknownValue] } },
            },
        },
    },
});
