import type { TableArgs } from "@pulumi/aws/dynamodb";

import { definePolicy, ref, unknownValue } from "../../policy";
import { isInBackupPlan, selectionType } from "../../services/backup";
import { tableType } from "../../services/dynamodb";

const plan = { planId: "8f1d2c3b", iamRoleArn: "arn:aws:iam::111122223333:role/backup" };
const memory = { type: tableType, props: { name: "agent-memory" } };

export default definePolicy<TableArgs>({
    id: "dynamodb-in-backup-plan",
    title: "DynamoDB tables are in a backup plan",
    severity: "low",
    scope: "stack",
    appliesTo: tableType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["cdk-nag:DynamoDBInBackupPlan", "sechub:DynamoDB.4"],
    why: "Recovery to a point in time ends after five weeks; backups of a plan stay in a vault as long as the data has to be shown.",
    fix: "Name the ARN of the table in resources of a backup Selection, or give it a tag that one takes in.",
    reference: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html",
    check(table, { graph, report, unknown }) {
        const verdict = isInBackupPlan(graph, table, "dynamodb", "table/*");
        if (verdict === "no") report("is in no backup plan of the stack");
        if (verdict === "unknown") unknown("may be in a backup plan that is not known in full yet");
    },
    examples: {
        passes: {
            "a selection names the table": {
                memory,
                daily: { type: selectionType, props: { ...plan, resources: [ref("memory", "arn")] } },
            },
            "a selection takes in every table": {
                memory,
                daily: { type: selectionType, props: { ...plan, resources: ["arn:aws:dynamodb:*:*:table/*"] } },
            },
        },
        fails: {
            "there is no selection": { memory },
            "the selection takes in databases only": {
                memory,
                daily: { type: selectionType, props: { ...plan, resources: ["arn:aws:rds:*:*:db:*"] } },
            },
        },
        unknown: {
            "what a selection names is not known yet": {
                memory,
                daily: { type: selectionType, props: { ...plan, resources: [unknownValue] } },
            },
        },
    },
});
