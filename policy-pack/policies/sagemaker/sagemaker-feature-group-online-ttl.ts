import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { featureGroupTypes } from "../../services/sagemaker";

export default definePolicy<FeatureGroupArgs>({
    id: "sagemaker-feature-group-online-ttl",
    title: "Records of online feature stores expire",
    severity: "low",
    appliesTo: featureGroupTypes,
    supports: ["A.7.2", "A.7.4"],
    why: "A model answers from the features of a person as they were when last heard of, years ago, as readily as from today's; and data that is no longer needed is still there to be lost.",
    fix: "Set onlineStoreConfig.ttlDuration to how long a record stays true.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-time-to-live.html",
    check({ onlineStoreConfig }, { report, notApplicable }) {
        if (isSet(onlineStoreConfig?.ttlDuration, "value")) return;
        // Absent means false.
        if (onlineStoreConfig?.enableOnlineStore !== true) notApplicable();
        report("keeps its online records for ever", "onlineStoreConfig.ttlDuration");
    },
    examples: {
        passes: {
            "records expire after thirty days": {
                onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { unit: "Days", value: 30 } },
            },
        },
        fails: {
            "nothing is said, and records are kept": { onlineStoreConfig: { enableOnlineStore: true } },
            "the duration has no value": {
                onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { unit: "Days" } },
            },
        },
        unknown: {
            "whether the store is on is not known yet": { onlineStoreConfig: { enableOnlineStore: unknownValue } },
            "the duration is not known yet": {
                onlineStoreConfig: { enableOnlineStore: true, ttlDuration: unknownValue },
            },
        },
        notApplicable: { "there is no online store": {} },
    },
});
