import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { capturesData, endpointConfigurationTypes, isServerlessEndpoint } from "../../services/sagemaker";

const productionVariants = [{ instanceType: "ml.m5.xlarge", initialInstanceCount: 2 }];
const dataCaptureConfig = {
    destinationS3Uri: "s3://inference-records/credit-scoring",
    initialSamplingPercentage: 100,
    captureOptions: [{ captureMode: "InputAndOutput" }],
};

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-data-capture",
    title: "Endpoints capture their requests and responses",
    severity: "medium",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.6", "A.6.2.8"],
    equivalents: ["config-pack:aiml-sagemaker-endpoint-data-capture"],
    why: "Without a record of what the model was asked and what it answered, no decision can be explained later and no drift measured.",
    fix: "Set dataCaptureConfig with enableCapture true, a destinationS3Uri and a sampling percentage.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture.html",
    check(configuration, { report, notApplicable }) {
        if (capturesData(configuration)) return;
        // SageMaker offers no data capture for serverless endpoints.
        if (isServerlessEndpoint(configuration)) notApplicable();
        report("captures neither requests nor responses", "dataCaptureConfig.enableCapture");
    },
    examples: {
        passes: {
            "capture is on": { productionVariants, dataCaptureConfig: { ...dataCaptureConfig, enableCapture: true } },
        },
        fails: {
            "there is no dataCaptureConfig": { productionVariants },
            "enableCapture is left at its default, off": { productionVariants, dataCaptureConfig },
            "capture is off": { productionVariants, dataCaptureConfig: { ...dataCaptureConfig, enableCapture: false } },
        },
        unknown: {
            "whether capture is on is not known yet": {
                productionVariants,
                dataCaptureConfig: { ...dataCaptureConfig, enableCapture: unknownValue },
            },
        },
        notApplicable: {
            "the endpoint is serverless": {
                productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }],
            },
        },
    },
});
