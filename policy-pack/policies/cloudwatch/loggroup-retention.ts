import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, unknownValue } from "../../policy";
import { keepsFixedTime, logGroupType } from "../../services/cloudwatch";

export default definePolicy<LogGroupArgs>({
    id: "loggroup-retention",
    title: "Log groups say how long they keep their events",
    severity: "low",
    appliesTo: logGroupType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_66", "cdk-nag:CloudWatchLogGroupRetentionPeriod"],
    why: "A log group keeps its events for ever unless told otherwise: personal data outlives its purpose, and nobody decided it.",
    fix: "Set retentionInDays to the time that you owe evidence for, such as 365.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    check(logGroup, { report, notApplicable }) {
        if (keepsFixedTime(logGroup)) notApplicable();
        // Absent and 0 both mean: never expires.
        if (Number(logGroup.retentionInDays ?? 0) === 0) report("keeps its events for ever", "retentionInDays");
    },
    examples: {
        passes: {
            "events are kept for a year": { retentionInDays: 365 },
            "events are kept for a week": { retentionInDays: 7 },
        },
        fails: {
            "retention is left at its default, for ever": {},
            "retention is 0, for ever": { retentionInDays: 0 },
        },
        unknown: {
            "the retention is not known yet": { retentionInDays: unknownValue },
        },
        notApplicable: {
            "the class is for delivery, whose retention is fixed": { logGroupClass: "DELIVERY" },
        },
    },
});
