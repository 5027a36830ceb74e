import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { endpointConfigurationTypes } from "../../services/sagemaker";

const s3OutputPath = "s3://inference-results/credit-scoring";

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-async-output-kms-cmk",
    title: "Results of asynchronous inference are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5", "A.7.2"],
    why: "The answers lie in a bucket until they are fetched; without a key of your own, whoever reads the bucket reads them.",
    fix: "Set asyncInferenceConfig.outputConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceOutputConfig.html",
    check({ asyncInferenceConfig }, { report, notApplicable }) {
        if (!asyncInferenceConfig) return notApplicable();
        if (!isCustomerKey(asyncInferenceConfig.outputConfig, "kmsKeyId")) {
            report(
                "writes asynchronous results without a customer-managed key",
                "asyncInferenceConfig.outputConfig.kmsKeyId",
            );
        }
    },
    examples: {
        passes: {
            "a key is given": {
                asyncInferenceConfig: {
                    outputConfig: { s3OutputPath, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                },
            },
            "the stack itself makes the key": {
                asyncInferenceConfig: { outputConfig: { s3OutputPath, kmsKeyId: unknownValue } },
            },
        },
        fails: {
            "there is no key": { asyncInferenceConfig: { outputConfig: { s3OutputPath } } },
            "the key is one that AWS manages": {
                asyncInferenceConfig: { outputConfig: { s3OutputPath, kmsKeyId: "alias/aws/s3" } },
            },
        },
        unknown: {
            "the whole output configuration is not known yet": { asyncInferenceConfig: { outputConfig: unknownValue } },
        },
        notApplicable: {
            "the endpoint answers in real time": {},
        },
    },
});
