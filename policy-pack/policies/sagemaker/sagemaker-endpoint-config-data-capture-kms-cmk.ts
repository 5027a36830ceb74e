import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { capturesData, endpointConfigurationTypes } from "../../services/sagemaker";

const capture = {
    enableCapture: true,
    destinationS3Uri: "s3://inference-records/credit-scoring",
    initialSamplingPercentage: 100,
    captureOptions: [{ captureMode: "InputAndOutput" }],
};

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-data-capture-kms-cmk",
    title: "Captured requests and responses are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.8", "A.7.2"],
    why: "What people ask a model and what it answers is often the most sensitive data around it; without a key of your own, whoever reads the bucket reads all of it.",
    fix: "Set dataCaptureConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
    check(configuration, { report, notApplicable }) {
        const { dataCaptureConfig } = configuration;
        if (isCustomerKey(dataCaptureConfig, "kmsKeyId")) return;
        if (!capturesData(configuration)) notApplicable();
        report("captures data without a customer-managed key", "dataCaptureConfig.kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                dataCaptureConfig: { ...capture, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
            "the stack itself makes the key": { dataCaptureConfig: { ...capture, kmsKeyId: unknownValue } },
        },
        fails: {
            "there is no key": { dataCaptureConfig: capture },
            "the key is one that AWS manages": { dataCaptureConfig: { ...capture, kmsKeyId: "alias/aws/s3" } },
        },
        unknown: {
            "there is no key, and whether capture is on is not known yet": {
                dataCaptureConfig: { ...capture, enableCapture: unknownValue },
            },
        },
        notApplicable: {
            "there is no dataCaptureConfig": {},
            "nothing is captured": { dataCaptureConfig: { ...capture, enableCapture: false } },
        },
    },
});
