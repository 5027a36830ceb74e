import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { featureGroupTypes } from "../../services/sagemaker";

export default definePolicy<FeatureGroupArgs>({
    id: "sagemaker-feature-group-online-store-present",
    title: "Feature groups serve their newest values from an online store",
    severity: "low",
    appliesTo: featureGroupTypes,
    supports: ["A.7.4"],
    equivalents: ["config-pack:aiml-sagemaker-featuregroup-online-store"],
    why: "Without one each application keeps copies of its own of the newest features, and models are asked with other values than they were trained on.",
    fix: "Set onlineStoreConfig.enableOnlineStore to true, or turn this policy off for groups that only train models.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store.html",
    check({ onlineStoreConfig }, { report }) {
        // Absent means false.
        if (onlineStoreConfig?.enableOnlineStore !== true) {
            report("has no online store", "onlineStoreConfig.enableOnlineStore");
        }
    },
    examples: {
        passes: {
            "there is an online store": { onlineStoreConfig: { enableOnlineStore: true } },
        },
        fails: {
            "there is only an offline store": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://feature-store/customers" } },
            },
            "the online store is off": { onlineStoreConfig: { enableOnlineStore: false } },
            "whether the store is on is left at its default, off": { onlineStoreConfig: { storageType: "Standard" } },
        },
        unknown: {
            "whether the store is on is not known yet": { onlineStoreConfig: { enableOnlineStore: unknownValue } },
        },
    },
});
