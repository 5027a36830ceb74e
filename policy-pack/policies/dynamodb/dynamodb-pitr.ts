import type { TableArgs } from "@pulumi/aws/dynamodb";

import { definePolicy, unknownValue } from "../../policy";
import { tableType } from "../../services/dynamodb";

export default definePolicy<TableArgs>({
    id: "dynamodb-pitr",
    title: "DynamoDB tables can be restored to any point in time",
    severity: "medium",
    appliesTo: tableType,
    supports: ["A.7.2", "A.7.5"],
    equivalents: ["checkov:CKV_AWS_28", "cdk-nag:DynamoDBPITREnabled", "fsbp:DynamoDB.2"],
    why: "A wrong write spoils features or the memory of agents everywhere at once; without recovery the state before is gone.",
    fix: "Set pointInTimeRecovery.enabled to true.",
    reference: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
    check({ pointInTimeRecovery }, { report }) {
        if (String(pointInTimeRecovery?.enabled) !== "true") {
            report("cannot be restored to a point in time", "pointInTimeRecovery.enabled");
        }
    },
    examples: {
        passes: { "recovery is on": { hashKey: "session", pointInTimeRecovery: { enabled: true } } },
        fails: {
            "recovery is left at its default, off": { hashKey: "session" },
            "recovery is off": { hashKey: "session", pointInTimeRecovery: { enabled: false } },
        },
        unknown: { "it is not known yet": { pointInTimeRecovery: { enabled: unknownValue } } },
    },
});
