import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { keepsFixedTime, logGroupType } from "../../services/cloudwatch";

interface Config {
    readonly minimumDays: number;
}

export default definePolicy<LogGroupArgs, Config>({
    id: "loggroup-retention-one-year",
    title: "Log groups keep their events for a year or more",
    severity: "medium",
    appliesTo: logGroupType,
    supports: ["A.6.2.8"],
    why: "Complaints and incidents come to light months after the event; a log that is gone by then explains nothing.",
    fix: "Set retentionInDays to 365 or more.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    config: {
        minimumDays: {
            type: "integer",
            minimum: 1,
            maximum: 3653,
            default: 365,
            description: "For how many days a log group has to keep its events at least.",
        },
    },
    check(logGroup, { report, notApplicable, config }) {
        if (keepsFixedTime(logGroup)) notApplicable();
        const days = Number(logGroup.retentionInDays ?? 0);
        // 0 means: never expires.
        if (days !== 0 && days < config.minimumDays) {
            report(`keeps its events for less than ${config.minimumDays} days`, "retentionInDays");
        }
    },
    examples: {
        passes: {
            "events are kept for a year": { retentionInDays: 365 },
            "retention is left at its default, for ever": {},
            "retention is 0, for ever": { retentionInDays: 0 },
            "events are kept for as long as the organisation asks": withConfig(
                { minimumDays: 180 },
                { retentionInDays: 180 },
            ),
        },
        fails: {
            "events are kept for a month": { retentionInDays: 30 },
            "events are kept for a shorter time than the organisation asks": withConfig(
                { minimumDays: 1096 },
                { retentionInDays: 365 },
            ),
        },
        unknown: {
            "the retention is not known yet": { retentionInDays: unknownValue },
        },
        notApplicable: {
            "the class is for delivery, whose retention is fixed": { logGroupClass: "DELIVERY" },
        },
    },
});
