import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { endpointConfigurationTypes } from "../../services/sagemaker";

const s3OutputPath = "s3://inference-results/credit-scoring";
const errorTopic = "arn:aws:sns:eu-central-1:111122223333:inference-errors";

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-async-failures-notified",
    title: "Somebody is told when asynchronous inference fails",
    severity: "low",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.6", "A.8.4"],
    why: "Nobody waits at the other end of an asynchronous request: one that fails is a decision that silently never comes.",
    fix: "Set asyncInferenceConfig.outputConfig.notificationConfig.errorTopic to a topic that somebody reads.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceNotificationConfig.html",
    check({ asyncInferenceConfig }, { report, notApplicable }) {
        if (!asyncInferenceConfig) return notApplicable();
        if (!isSet(asyncInferenceConfig.outputConfig?.notificationConfig, "errorTopic")) {
            report(
                "tells nobody when a request fails",
                "asyncInferenceConfig.outputConfig.notificationConfig.errorTopic",
            );
        }
    },
    examples: {
        passes: {
            "errors go to a topic": {
                asyncInferenceConfig: { outputConfig: { s3OutputPath, notificationConfig: { errorTopic } } },
            },
            "the topic is made by the stack itself": {
                asyncInferenceConfig: { outputConfig: { notificationConfig: { errorTopic: unknownValue } } },
            },
        },
        fails: {
            "nobody is notified": { asyncInferenceConfig: { outputConfig: { s3OutputPath } } },
            "only success is notified": {
                asyncInferenceConfig: {
                    outputConfig: { s3OutputPath, notificationConfig: { successTopic: errorTopic } },
                },
            },
        },
        unknown: {
            "the output configuration is not known yet": { asyncInferenceConfig: { outputConfig: unknownValue } },
        },
        notApplicable: { "the endpoint answers in real time": {} },
    },
});
