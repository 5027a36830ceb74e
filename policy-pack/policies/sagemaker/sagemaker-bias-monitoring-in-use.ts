import type { EndpointArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import { endpointTypes } from "../../services/sagemaker";
import {
    bearsMark,
    isScheduled,
    isWatched,
    markConfig,
    monitoringScheduleTypes,
} from "../../services/sagemaker-monitoring";
import type { MarkConfig } from "../../services/sagemaker-monitoring";

const [endpointType] = endpointTypes;
const [scheduleType] = monitoringScheduleTypes;
const definitionType = "aws-native:sagemaker:ModelBiasJobDefinition";
const marked = { "risk-tier": "high" };
export default definePolicy<EndpointArgs, MarkConfig>({
    id: "sagemaker-bias-monitoring-in-use",
    title: "Endpoints that decide about people are watched for bias, and bias jobs are scheduled",
    severity: "medium",
    scope: "stack",
    appliesTo: [...endpointTypes, definitionType],
    supports: ["A.6.2.6"],
    why:
        "A model that was fair when it was evaluated need not stay so: the people it meets change. Checks for some bias job " +
        "somewhere in the account, as other tools have them, pass while the endpoint that matters goes unwatched.",
    fix: 'Add a ModelBiasJobDefinition for the endpoint and a MonitoringSchedule of monitoringType "ModelBias" that runs it.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift.html",
    config: markConfig,
    check(resource, { graph, report, unknown, notApplicable, config }) {
        if (resource.type === definitionType) {
            const scheduled = isScheduled(resource, graph);
            if (scheduled === "no") report("defines a bias job that no schedule runs");
            if (scheduled === "unknown") unknown("may be run by a schedule whose job definition is not known yet");
            return;
        }
        const isAsked = bearsMark(resource.props, config.marks);
        if (isAsked === "no") notApplicable();
        const watched = isWatched(resource, graph, ["ModelBias"]);
        if (watched === "yes") return;
        if (isAsked === "unknown") unknown("may decide about people, by tags that are not known yet", "tags");
        else if (watched === "unknown") unknown("may be watched for bias by a job that is not known yet");
        else report("decides about people and is not watched for bias");
    },
    examples: {
        passes: {
            "a schedule runs a bias job on the endpoint": {
                endpoint: { type: endpointType, props: { tags: marked } },
                bias: {
                    type: definitionType,
                    props: { modelBiasJobInput: { endpointInput: { endpointName: ref("endpoint", "name") } } },
                },
                daily: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "ModelBias",
                            monitoringJobDefinitionName: ref("bias", "jobDefinitionName"),
                        },
                    },
                },
            },
        },
        fails: {
            "the endpoint is marked and only its data is watched": {
                endpoint: { type: endpointType, props: { name: "credit-scoring", tags: marked } },
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
            "the bias job is never run": {
                bias: {
                    type: definitionType,
                    props: { modelBiasJobInput: { endpointInput: { endpointName: "credit-scoring" } } },
                },
            },
            "the organisation asks it of every endpoint": withConfig(
                { marks: ["*"] },
                { endpoint: { type: endpointType, props: { name: "credit-scoring" } } },
            ),
        },
        unknown: {
            "the tag is not known yet": {
                endpoint: {
                    type: endpointType,
                    props: { name: "credit-scoring", tags: { "risk-tier": unknownValue } },
                },
            },
            "the schedule's job is not known yet": {
                bias: { type: definitionType, props: { jobDefinitionName: "credit-scoring-bias" } },
                daily: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "ModelBias",
                            monitoringJobDefinitionName: unknownValue,
                        },
                    },
                },
            },
        },
        notApplicable: {
            "the endpoint is not marked": { endpoint: { type: endpointType, props: { tags: { "risk-tier": "low" } } } },
        },
    },
});
