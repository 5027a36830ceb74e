import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, unknownValue } from "../../policy";
import { capturesData, endpointConfigurationTypes } from "../../services/sagemaker";

const capture = {
    enableCapture: true,
    destinationS3Uri: "s3://inference-records/credit-scoring",
    initialSamplingPercentage: 100,
};

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-data-capture-both-directions",
    title: "Data capture records requests as well as responses",
    severity: "medium",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.6", "A.6.2.8"],
    why: "An answer without its question, or a question without its answer, explains no decision.",
    fix: 'Give captureOptions the mode "InputAndOutput", or both "Input" and "Output".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html",
    check(configuration, { report, notApplicable }) {
        if (!capturesData(configuration)) notApplicable();
        const modes = asList(configuration.dataCaptureConfig?.captureOptions).map((option) => option.captureMode);
        if (modes.includes("InputAndOutput")) return;
        for (const [mode, what] of [
            ["Input", "requests"],
            ["Output", "responses"],
        ] as const) {
            if (!modes.includes(mode)) report(`captures no ${what}`, "dataCaptureConfig.captureOptions");
        }
    },
    examples: {
        passes: {
            "one option captures both": {
                dataCaptureConfig: { ...capture, captureOptions: [{ captureMode: "InputAndOutput" }] },
            },
            "two options capture one each": {
                dataCaptureConfig: {
                    ...capture,
                    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
                },
            },
        },
        fails: {
            "only requests are captured": {
                dataCaptureConfig: { ...capture, captureOptions: [{ captureMode: "Input" }] },
            },
            "only responses are captured": {
                dataCaptureConfig: { ...capture, captureOptions: [{ captureMode: "Output" }] },
            },
            "there are no options": { dataCaptureConfig: capture },
        },
        unknown: {
            "the mode is not known yet": {
                dataCaptureConfig: { ...capture, captureOptions: [{ captureMode: unknownValue }] },
            },
        },
        notApplicable: {
            "nothing is captured": {
                dataCaptureConfig: { ...capture, enableCapture: false, captureOptions: [{ captureMode: "Input" }] },
            },
        },
    },
});
