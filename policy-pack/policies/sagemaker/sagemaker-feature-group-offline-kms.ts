import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { featureGroupTypes } from "../../services/sagemaker";

const s3Uri = "s3://feature-store/customers";

export default definePolicy<FeatureGroupArgs>({
    id: "sagemaker-feature-group-offline-kms",
    title: "Offline feature stores are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: featureGroupTypes,
    supports: ["A.7.2"],
    equivalents: ["fsbp:SageMaker.17", "config:SAGEMAKER_FEATUREGROUP_ENCRYPTION_AT_REST", "aws-aiml:SM-15"],
    why: "The offline store is the training data, with its history; without a key of your own, whoever reads the bucket reads all of it.",
    fix: "Set offlineStoreConfig.s3StorageConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
    check({ offlineStoreConfig }, { report, notApplicable }) {
        if (!offlineStoreConfig) return notApplicable();
        if (!isCustomerKey(offlineStoreConfig.s3StorageConfig, "kmsKeyId")) {
            report(
                "has an offline store without a customer-managed key",
                "offlineStoreConfig.s3StorageConfig.kmsKeyId",
            );
        }
    },
    examples: {
        passes: {
            "a key is given": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" } },
            },
            "the stack itself makes the key": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri, kmsKeyId: unknownValue } },
            },
        },
        fails: {
            "there is no key": { offlineStoreConfig: { s3StorageConfig: { s3Uri } } },
            "the key is one that AWS manages": {
                offlineStoreConfig: { s3StorageConfig: { s3Uri, kmsKeyId: "alias/aws/s3" } },
            },
        },
        unknown: {
            "the whole store is not known yet": { offlineStoreConfig: unknownValue },
        },
        notApplicable: {
            "there is no offline store": { onlineStoreConfig: { enableOnlineStore: true } },
        },
    },
});
