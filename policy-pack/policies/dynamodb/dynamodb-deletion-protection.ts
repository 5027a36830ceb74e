import type { TableArgs } from "@pulumi/aws/dynamodb";

import { definePolicy, unknownValue } from "../../policy";
import { tableType } from "../../services/dynamodb";

export default definePolicy<TableArgs>({
    id: "dynamodb-deletion-protection",
    title: "DynamoDB tables are protected against deletion",
    severity: "low",
    appliesTo: tableType,
    supports: ["A.4.3"],
    equivalents: ["fsbp:DynamoDB.6"],
    why: "One wrong call deletes the features or the memory that is served from; protection takes a second, deliberate one.",
    fix: "Set deletionProtectionEnabled to true.",
    reference: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    check({ deletionProtectionEnabled }, { report }) {
        if (String(deletionProtectionEnabled) !== "true") {
            report("is not protected against deletion", "deletionProtectionEnabled");
        }
    },
    examples: {
        passes: { "protection is on": { hashKey: "session", deletionProtectionEnabled: true } },
        fails: {
            "protection is left at its default, off": { hashKey: "session" },
            "protection is off": { hashKey: "session", deletionProtectionEnabled: false },
        },
        unknown: { "it is not known yet": { deletionProtectionEnabled: unknownValue } },
    },
});
