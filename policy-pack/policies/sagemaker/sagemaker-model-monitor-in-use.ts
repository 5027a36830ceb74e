import type { EndpointArgs, EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ref, unknownValue } from "../../policy";
import {
    dataQualityJobDefinitionType,
    endpointConfigurationType,
    endpointConfigurationTypes,
    endpointType,
    endpointTypes,
    isServerlessEndpoint,
} from "../../services/sagemaker";
import { isWatched, monitoringScheduleTypes } from "../../services/sagemaker-monitoring";
import { someOf } from "../../services/lists";

const [scheduleType] = monitoringScheduleTypes;

export default definePolicy<EndpointArgs>({
    id: "sagemaker-model-monitor-in-use",
    title: "Every endpoint is watched by a monitoring schedule",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointTypes,
    supports: ["A.6.2.6"],
    why: "Data drifts away from what a model was trained on; without a schedule that compares, nobody sees it until the answers are wrong.",
    fix: "Add a MonitoringSchedule whose job definition names the endpoint in endpointInput.endpointName.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-scheduling.html",
    check(endpoint, { graph, report, unknown, notApplicable }) {
        const watched = isWatched(endpoint, graph);
        if (watched === "yes") return;
        const configurations = graph.referredToBy<EndpointConfigurationArgs>(
            endpoint,
            "endpointConfigName",
            ...endpointConfigurationTypes,
        );
        // Model Monitor reads captured data, which serverless endpoints do not give.
        if (someOf(configurations.resources, ({ props }) => isServerlessEndpoint(props))) notApplicable();
        if (watched === "no") report("is watched by no monitoring schedule");
        else unknown("may be watched by a monitoring schedule whose endpoint or job definition is not known yet");
    },
    examples: {
        passes: {
            "a schedule runs a data quality job on the endpoint": {
                endpoint: { type: endpointType },
                quality: {
                    type: dataQualityJobDefinitionType,
                    props: { dataQualityJobInput: { endpointInput: { endpointName: ref("endpoint", "name") } } },
                },
                hourly: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "DataQuality",
                            monitoringJobDefinitionName: ref("quality", "name"),
                        },
                    },
                },
            },
            "a schedule runs a model bias job on the endpoint, by names": {
                endpoint: { type: endpointType, props: { name: "credit-scoring" } },
                bias: {
                    type: "aws-native:sagemaker:ModelBiasJobDefinition",
                    props: {
                        jobDefinitionName: "credit-scoring-bias",
                        modelBiasJobInput: { endpointInput: { endpointName: "credit-scoring" } },
                    },
                },
                daily: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "ModelBias",
                            monitoringJobDefinitionName: "credit-scoring-bias",
                        },
                    },
                },
            },
            "a schedule defines its own job on the endpoint": {
                endpoint: { type: endpointType, props: { name: "credit-scoring" } },
                hourly: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "DataQuality",
                            monitoringJobDefinition: {
                                monitoringInputs: { endpointInput: { endpointName: "credit-scoring" } },
                            },
                        },
                    },
                },
            },
        },
        fails: {
            "there is no schedule": { endpoint: { type: endpointType } },
            "the job is defined and never scheduled": {
                endpoint: { type: endpointType },
                quality: {
                    type: dataQualityJobDefinitionType,
                    props: { dataQualityJobInput: { endpointInput: { endpointName: ref("endpoint", "name") } } },
                },
            },
            "the schedule watches another endpoint": {
                endpoint: { type: endpointType, props: { name: "credit-scoring" } },
                hourly: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "DataQuality",
                            monitoringJobDefinition: {
                                monitoringInputs: { endpointInput: { endpointName: "fraud-detection" } },
                            },
                        },
                    },
                },
            },
        },
        unknown: {
            "the endpoint of the schedule is not known yet": {
                endpoint: { type: endpointType },
                hourly: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "DataQuality",
                            monitoringJobDefinition: {
                                monitoringInputs: { endpointInput: { endpointName: unknownValue } },
                            },
                        },
                    },
                },
            },
        },
        notApplicable: {
            "the endpoint is serverless": {
                config: {
                    type: endpointConfigurationType,
                    props: { productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }] },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
        },
    },
});
