import type { LabelingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { labelingJobType } from "../../services/sagemaker";

const s3OutputPath = "s3://training-data/labels";

export default definePolicy<LabelingJobArgs>({
    id: "sagemaker-labeling-job-output-kms",
    title: "Labels are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: labelingJobType,
    supports: ["A.7.2"],
    why: "Labels say what people are taken to be, and whoever changes them changes what the model learns; without a key of your own, the bucket's readers read them.",
    fix: "Set outputConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html",
    check({ outputConfig }, { report }) {
        if (!isCustomerKey(outputConfig, "kmsKeyId")) {
            report("writes labels without a customer-managed key", "outputConfig.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { outputConfig: { s3OutputPath, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" } },
            "the stack itself makes the key": { outputConfig: { s3OutputPath, kmsKeyId: unknownValue } },
        },
        fails: {
            "there is no key": { outputConfig: { s3OutputPath } },
            "the key is one that AWS manages": { outputConfig: { s3OutputPath, kmsKeyId: "alias/aws/s3" } },
        },
        unknown: { "where the labels go is not known yet": { outputConfig: unknownValue } },
    },
});
