import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isUnknown, unknownValue, withConfig } from "../../policy";
import { tagsOf, tierTag } from "../../services/ai-register";
import type { Tagged } from "../../services/tags";
import { keepsFixedTime, logGroupType } from "../../services/cloudwatch";

interface Config {
    readonly tiers: string[];
    readonly minimumDays: number;
}

const tags = { [tierTag]: "high" };

export default definePolicy<LogGroupArgs & Tagged, Config>({
    id: "ai-system-high-risk-log-retention",
    title: "Logs of AI systems of high risk are kept for a year or more",
    severity: "medium",
    appliesTo: logGroupType,
    supports: ["A.5.4", "A.6.2.8"],
    why: "Who was harmed by a decision often finds out months later; without the log of that day, nobody can say what the system saw and answered.",
    fix: "Set retentionInDays to 365 or more, or leave it out to keep the events for ever.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    config: {
        tiers: {
            type: "array",
            items: { type: "string" },
            default: ["high"],
            description: "The values of the tag risk-tier that this is asked of.",
        },
        minimumDays: {
            type: "integer",
            minimum: 1,
            default: 365,
            description: "How long events have to be kept, in days.",
        },
    },
    check(group, { report, unknown, notApplicable, config }) {
        const tier = tagsOf(group)[tierTag];
        if (tier === undefined && (isUnknown(group, "tags") || isUnknown(group, "tagsAll"))) {
            return unknown("may be of high risk: its tags are not known yet", "tags");
        }
        if (tier === undefined || !config.tiers.includes(tier) || keepsFixedTime(group)) return notApplicable();
        // Absent or 0: the events never expire.
        const { retentionInDays: days = 0 } = group;
        if (days !== 0 && days < config.minimumDays) {
            report(`is of high risk, and keeps its events for less than ${config.minimumDays} days`, "retentionInDays");
        }
    },
    examples: {
        passes: {
            "events are kept for a year": { tags, retentionInDays: 365 },
            "events are kept for ever": { tags },
            "events are kept for ever, said by 0": { tags, retentionInDays: 0 },
            "the tag comes from the provider": { tagsAll: tags, retentionInDays: 400 },
        },
        fails: {
            "events are kept for half a year": { tags, retentionInDays: 180 },
            "two years are asked for, as configured": withConfig({ minimumDays: 731 }, { tags, retentionInDays: 365 }),
        },
        unknown: {
            "the retention is not known yet": { tags, retentionInDays: unknownValue },
            "the tags are not known yet": { tags: unknownValue, retentionInDays: 30 },
        },
        notApplicable: {
            "the group belongs to no system": { retentionInDays: 30 },
            "the risk is minimal": { tags: { [tierTag]: "minimal" }, retentionInDays: 30 },
        },
    },
});
