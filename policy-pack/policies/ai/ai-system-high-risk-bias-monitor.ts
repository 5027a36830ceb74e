import type { EndpointArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isUnknown, ref, unknownValue, withConfig } from "../../policy";
import type { ExampleResource } from "../../policy";
import { tagsOf, tierTag } from "../../services/ai-register";
import { endpointType, endpointTypes } from "../../services/sagemaker";
import type { Tagged } from "../../services/tags";
import { isWatched, monitoringScheduleTypes } from "../../services/sagemaker-monitoring";

interface Config {
    readonly tiers: string[];
}

const [scheduleType] = monitoringScheduleTypes;
const biasJobType = "aws-native:sagemaker:ModelBiasJobDefinition";
const endpoint = { type: endpointType, props: { name: "scoring", tags: { [tierTag]: "high" } } };
const biasJob = {
    type: biasJobType,
    props: { jobDefinitionName: "bias", modelBiasJobInput: { endpointInput: { endpointName: "scoring" } } },
};
const schedule = (monitoringType: string): ExampleResource => ({
    type: scheduleType,
    props: { monitoringScheduleConfig: { monitoringType, monitoringJobDefinitionName: "bias" } },
});

export default definePolicy<EndpointArgs & Tagged, Config>({
    id: "ai-system-high-risk-bias-monitor",
    title: "Endpoints of AI systems of high risk are watched for bias",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointTypes,
    supports: ["A.5.4", "A.6.2.6"],
    why: "A model that was fair when it was released can come to treat groups of people differently as its inputs change; nobody sees that in its latency.",
    fix: "Add a model bias job definition for the endpoint, and a MonitoringSchedule that runs it.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift.html",
    config: {
        tiers: {
            type: "array",
            items: { type: "string" },
            default: ["high"],
            description: "The values of the tag risk-tier that this is asked of.",
        },
    },
    check(found, { graph, report, unknown, notApplicable, config }) {
        const tier = tagsOf(found.props)[tierTag];
        if (tier === undefined && (isUnknown(found.props, "tags") || isUnknown(found.props, "tagsAll"))) {
            return unknown("may be of high risk: its tags are not known yet", "tags");
        }
        if (tier === undefined || !config.tiers.includes(tier)) return notApplicable();
        const watched = isWatched(found, graph, ["ModelBias"]);
        if (watched === "no") report("is of high risk, and no schedule watches it for bias");
        else if (watched === "unknown") unknown("may be watched for bias by a schedule that is not known yet");
    },
    examples: {
        passes: {
            "a schedule runs a model bias job on it": { endpoint, bias: biasJob, daily: schedule("ModelBias") },
        },
        fails: {
            "nothing watches it": { endpoint },
            "the job is defined and never scheduled": { endpoint, bias: biasJob },
            "limited risk is asked too, as configured": withConfig(
                { tiers: ["high", "limited"] },
                { endpoint: { type: endpointType, props: { tags: { [tierTag]: "limited" } } } },
            ),
        },
        unknown: {
            "its tags are not known yet": { endpoint: { type: endpointType, props: { tags: unknownValue } } },
            "the endpoint that the job watches is not known yet": {
                endpoint,
                bias: {
                    type: biasJobType,
                    props: { modelBiasJobInput: { endpointInput: { endpointName: unknownValue } } },
                },
                daily: {
                    type: scheduleType,
                    props: {
                        monitoringScheduleConfig: {
                            monitoringType: "ModelBias",
                            monitoringJobDefinitionName: ref("bias", "name"),
                        },
                    },
                },
            },
        },
        notApplicable: {
            "it has no tier": { endpoint: { type: endpointType } },
            "its risk is minimal": { endpoint: { type: endpointType, props: { tags: { [tierTag]: "minimal" } } } },
        },
    },
});
