import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { capturesData, endpointConfigurationTypes } from "../../services/sagemaker";

interface Config {
    readonly minimumPercentage: number;
}

const capture = {
    enableCapture: true,
    destinationS3Uri: "s3://inference-records/credit-scoring",
    captureOptions: [{ captureMode: "InputAndOutput" }],
};

export default definePolicy<EndpointConfigurationArgs, Config>({
    id: "sagemaker-endpoint-config-data-capture-sampling",
    title: "Data capture records a sufficient share of the requests",
    severity: "medium",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.6", "A.6.2.8"],
    why: "Capture that samples next to nothing looks like a record and is none.",
    fix: "Raise initialSamplingPercentage.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
    config: {
        minimumPercentage: {
            type: "integer",
            minimum: 0,
            maximum: 100,
            default: 1,
            description: "The least share of requests that an endpoint has to capture, in percent.",
        },
    },
    check(configuration, { report, notApplicable, config }) {
        if (!capturesData(configuration)) notApplicable();
        const percentage = configuration.dataCaptureConfig?.initialSamplingPercentage;
        if (Number(percentage ?? 0) >= config.minimumPercentage) return;
        report(
            `captures less than ${config.minimumPercentage} % of its requests`,
            "dataCaptureConfig.initialSamplingPercentage",
        );
    },
    examples: {
        passes: {
            "every request is captured": { dataCaptureConfig: { ...capture, initialSamplingPercentage: 100 } },
            "a fifth of the requests is captured": { dataCaptureConfig: { ...capture, initialSamplingPercentage: 20 } },
        },
        fails: {
            "capture is on and samples nothing": { dataCaptureConfig: { ...capture, initialSamplingPercentage: 0 } },
            "less is captured than the organisation asks for": withConfig(
                { minimumPercentage: 100 },
                { dataCaptureConfig: { ...capture, initialSamplingPercentage: 20 } },
            ),
        },
        unknown: {
            "the percentage is not known yet": {
                dataCaptureConfig: { ...capture, initialSamplingPercentage: unknownValue },
            },
        },
        notApplicable: {
            "nothing is captured": {
                dataCaptureConfig: { ...capture, enableCapture: false, initialSamplingPercentage: 0 },
            },
        },
    },
});
