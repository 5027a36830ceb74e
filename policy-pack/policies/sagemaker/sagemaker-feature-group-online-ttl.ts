import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { featureGroupTypes } from "../../services/sagemaker";
import { bearsMark } from "../../services/sagemaker-monitoring";

interface Config {
    readonly marks: readonly string[];
}

const tags = { "data-classification": "personal" };

export default definePolicy<FeatureGroupArgs, Config>({
    id: "sagemaker-feature-group-online-ttl",
    title: "Online records about people expire",
    severity: "low",
    appliesTo: featureGroupTypes,
    supports: ["A.7.2", "A.7.4"],
    why: "A model answers from what a person was like when last heard of, years ago, as readily as from today; and data that is no longer needed is still there to be lost.",
    fix: "Set onlineStoreConfig.ttlDuration to how long a record stays true.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-time-to-live.html",
    config: {
        marks: {
            type: "array",
            items: { type: "string" },
            default: ["data-classification=personal", "data-class=personal", "personal-data=true"],
            description: "Tags, as key=value, of feature groups that hold data about people; * stands for every group.",
        },
    },
    check(group, { report, unknown, notApplicable, config }) {
        const { onlineStoreConfig } = group;
        const isAsked = bearsMark(group, config.marks);
        // Absent means false.
        if (isAsked === "no" || onlineStoreConfig?.enableOnlineStore !== true) return notApplicable();
        if (isSet(onlineStoreConfig.ttlDuration, "value")) return;
        if (isAsked === "unknown") unknown("may hold data about people, by tags that are not known yet", "tags");
        else report("keeps its online records about people for ever", "onlineStoreConfig.ttlDuration");
    },
    examples: {
        passes: {
            "records expire after thirty days": {
                tags,
                onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { unit: "Days", value: 30 } },
            },
        },
        fails: {
            "nothing is said, and records are kept": { tags, onlineStoreConfig: { enableOnlineStore: true } },
            "the duration has no value": {
                tags,
                onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { unit: "Days" } },
            },
            "the organisation asks it of every group": withConfig(
                { marks: ["*"] },
                { onlineStoreConfig: { enableOnlineStore: true } },
            ),
        },
        unknown: {
            "whether the store is on is not known yet": {
                tags,
                onlineStoreConfig: { enableOnlineStore: unknownValue },
            },
            "the tag is not known yet": {
                tags: { "data-classification": unknownValue },
                onlineStoreConfig: { enableOnlineStore: true },
            },
        },
        notApplicable: {
            "the group is not said to hold data about people": { onlineStoreConfig: { enableOnlineStore: true } },
            "there is no online store": { tags },
        },
    },
});
