import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { featureGroupTypes } from "../../services/sagemaker";

export default definePolicy<FeatureGroupArgs>({
    id: "sagemaker-feature-group-offline-store-present",
    title: "Feature groups keep their history in an offline store",
    severity: "low",
    appliesTo: featureGroupTypes,
    supports: ["A.7.5"],
    equivalents: ["aws-aiml:FS-20"],
    why: "The online store keeps the newest value only: which data a model was trained on, or answered from, cannot be told later.",
    fix: "Add an offlineStoreConfig with an s3StorageConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store.html",
    check(featureGroup, { report }) {
        if (!isSet(featureGroup, "offlineStoreConfig")) report("has no offline store", "offlineStoreConfig");
    },
    examples: {
        passes: {
            "there is an offline store": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://feature-store/customers" } },
            },
            "where the offline store lies is not known yet": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri: unknownValue } },
            },
        },
        fails: {
            "there is only an online store": { onlineStoreConfig: { enableOnlineStore: true } },
        },
    },
});
