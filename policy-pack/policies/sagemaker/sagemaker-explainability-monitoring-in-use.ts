import type { EndpointArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ref, unknownValue, withConfig } from "../../policy";
import { endpointConfigurationTypes, endpointTypes } from "../../services/sagemaker";
import {
    bearsMark,
    isScheduled,
    isWatched,
    markConfig,
    monitoringScheduleTypes,
} from "../../services/sagemaker-monitoring";
import type { MarkConfig } from "../../services/sagemaker-monitoring";

const [endpointType] = endpointTypes;
const [, configurationType] = endpointConfigurationTypes;
const [scheduleType] = monitoringScheduleTypes;
const definitionType = "aws-native:sagemaker:ModelExplainabilityJobDefinition";
const marked = { "risk-tier": "high" };

export default definePolicy<EndpointArgs, MarkConfig>({
    id: "sagemaker-explainability-monitoring-in-use",
    title: "Endpoints that decide about people are explained, and explainability jobs are scheduled",
    severity: "medium",
    scope: "stack",
    appliesTo: [...endpointTypes, definitionType],
    supports: ["A.6.2.6"],
    why:
        "Who is turned down may ask what counted; which features a model goes by shifts as its inputs do. Checks for some " +
        "explainability job somewhere in the account, as other tools have them, say nothing of this endpoint.",
    fix: 'Add a ModelExplainabilityJobDefinition for the endpoint and a MonitoringSchedule of monitoringType "ModelExplainability" that runs it, or an explainerConfig in its endpoint configuration.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-feature-attribution-drift.html",
    config: markConfig,
    check(resource, { graph, report, unknown, notApplicable, config }) {
        if (resource.type === definitionType) {
            const scheduled = isScheduled(resource, graph);
            if (scheduled === "no") report("defines an explainability job that no schedule runs");
            if (scheduled === "unknown") unknown("may be run by a schedule whose job definition is not known yet");
            return;
        }
        const isAsked = bearsMark(resource.props, config.marks);
        if (isAsked === "no") notApplicable();
        const configurations = graph.referredToBy<{ explainerConfig?: object }>(
            resource,
            "endpointConfigName",
            ...endpointConfigurationTypes,
        );
        if (configurations.resources.some(({ props }) => isSet(props, "explainerConfig"))) return;
        const watched = isWatched(resource, graph, ["ModelExplainability"]);
        if (watched === "yes") return;
        if (isAsked === "unknown") unknown("may decide about people, by tags that are not known yet", "tags");
        else if (watched === "unknown") unknown("may be explained by a job that is not known yet");
        else report("decides about people and nothing explains how");
    },
    examples: {
        passes: {
            "a schedule runs an explainability job on the endpoint": {
                endpoint: { type: endpointType, props: { tags: marked } },
                explain: {
                    type: definitionType,
                    props: {
                        modelExplainabilityJobInput: { endpointInput: { endpointName: ref("endpoint", "name") } },
                    },
                },
                daily: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "ModelExplainability",
                            monitoringJobDefinitionName: ref("explain", "jobDefinitionName"),
                        },
                    },
                },
            },
            "the endpoint explains each answer itself": {
                config: {
                    type: configurationType,
                    props: { endpointConfigName: "credit-scoring-3", explainerConfig: { clarifyExplainerConfig: {} } },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: "credit-scoring-3", tags: marked } },
            },
        },
        fails: {
            "the endpoint is marked and nothing explains it": {
                endpoint: { type: endpointType, props: { name: "credit-scoring", tags: marked } },
            },
            "the endpoint of the AWS Native provider is marked and nothing explains it": {
                endpoint: {
                    type: endpointTypes[1],
                    props: { endpointName: "credit-scoring", tags: [{ key: "risk-tier", value: "high" }] },
                },
            },
            "the explainability job is never run": {
                explain: {
                    type: definitionType,
                    props: { modelExplainabilityJobInput: { endpointInput: { endpointName: "credit-scoring" } } },
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
        },
        notApplicable: {
            "the endpoint is not marked": { endpoint: { type: endpointType, props: { name: "credit-scoring" } } },
        },
    },
});
