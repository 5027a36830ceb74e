import type { ModelCardArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { modelCardTypes } from "../../services/sagemaker-model-cards";

export default definePolicy<ModelCardArgs>({
    id: "sagemaker-model-card-kms",
    title: "Model cards are encrypted with a customer-managed key",
    severity: "low",
    appliesTo: modelCardTypes,
    supports: ["A.6.2.3"],
    why: "Cards tell where a model fails and how it can be misled; only a key of your own shows who read them, and lets you put an end to it.",
    fix: "Set securityConfig.kmsKeyId to a customer-managed key. It cannot be changed later: the card is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelCardSecurityConfig.html",
    check({ securityConfig }, { report }) {
        if (!isCustomerKey(securityConfig, "kmsKeyId")) {
            report("has no customer-managed key", "securityConfig.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { securityConfig: { kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" } },
            "the stack itself makes the key": { securityConfig: { kmsKeyId: unknownValue } },
        },
        fails: {
            "there is no key": { modelCardName: "credit-scoring" },
            "the key is one that AWS manages": { securityConfig: { kmsKeyId: "alias/aws/sagemaker" } },
        },
        unknown: { "the whole configuration is not known yet": { securityConfig: unknownValue } },
    },
});
