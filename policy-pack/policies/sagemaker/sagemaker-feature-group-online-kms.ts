import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { featureGroupTypes } from "../../services/sagemaker";

export default definePolicy<FeatureGroupArgs>({
    id: "sagemaker-feature-group-online-kms",
    title: "Online feature stores are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: featureGroupTypes,
    supports: ["A.7.2"],
    equivalents: ["fsbp:SageMaker.18", "config:SAGEMAKER_FEATUREGROUP_ONLINE_STORE_ENCRYPTION", "aws-aiml-next:SM-34"],
    why: "The online store answers with the newest features of each person or thing; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set onlineStoreConfig.securityConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-security.html",
    check({ onlineStoreConfig }, { report, notApplicable }) {
        if (isCustomerKey(onlineStoreConfig?.securityConfig, "kmsKeyId")) return;
        // Absent means false. Stores in memory are outside this question: AWS asks for the key of standard ones.
        if (onlineStoreConfig?.enableOnlineStore !== true || onlineStoreConfig.storageType === "InMemory") {
            notApplicable();
        }
        report("has an online store without a customer-managed key", "onlineStoreConfig.securityConfig.kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                onlineStoreConfig: {
                    enableOnlineStore: true,
                    securityConfig: { kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                },
            },
            "the stack itself makes the key": {
                onlineStoreConfig: { enableOnlineStore: true, securityConfig: { kmsKeyId: unknownValue } },
            },
        },
        fails: {
            "there is no key": { onlineStoreConfig: { enableOnlineStore: true } },
            "there is no key for standard storage": {
                onlineStoreConfig: { enableOnlineStore: true, storageType: "Standard" },
            },
        },
        unknown: {
            "there is no key, and whether the store is on is not known yet": {
                onlineStoreConfig: { enableOnlineStore: unknownValue },
            },
        },
        notApplicable: {
            "there is no online store": {},
            "the store is in memory": { onlineStoreConfig: { enableOnlineStore: true, storageType: "InMemory" } },
        },
    },
});
