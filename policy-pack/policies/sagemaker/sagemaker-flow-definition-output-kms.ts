import type { FlowDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const s3OutputPath = "s3://human-review/credit-scoring";

export default definePolicy<FlowDefinitionArgs>({
    id: "sagemaker-flow-definition-output-kms",
    title: "Human review workflows encrypt their results with a customer-managed key",
    severity: "high",
    appliesTo: "aws:sagemaker/flowDefinition:FlowDefinition",
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_372"],
    why: "The results hold the case that a person reviewed and the decision on it; without a key of your own, whoever reads the bucket reads them.",
    fix: "Set outputConfig.kmsKeyId to the ARN of a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFlowDefinition.html",
    check({ outputConfig }, { report }) {
        if (!isCustomerKey(outputConfig, "kmsKeyId")) {
            report("writes its results without a customer-managed key", "outputConfig.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                outputConfig: {
                    s3OutputPath,
                    kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
            "the stack itself makes the key": { outputConfig: { s3OutputPath, kmsKeyId: unknownValue } },
        },
        fails: {
            "there is no key": { outputConfig: { s3OutputPath } },
        },
        unknown: {
            "the whole output configuration is not known yet": { outputConfig: unknownValue },
        },
    },
});
