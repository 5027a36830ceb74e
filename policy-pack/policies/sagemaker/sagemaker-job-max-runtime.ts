import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { eachValueAt } from "../../services/properties";
import { processingJobType, trainingJobType, tuningJobType } from "../../services/sagemaker";

interface Config {
    readonly maximumSeconds: number;
}

const places: Readonly<Record<string, readonly string[]>> = {
    [trainingJobType]: ["stoppingCondition.maxRuntimeInSeconds"],
    [tuningJobType]: [
        "trainingJobDefinition.stoppingCondition.maxRuntimeInSeconds",
        "trainingJobDefinitions.stoppingCondition.maxRuntimeInSeconds",
        "config.resourceLimits.maxRuntimeInSeconds",
    ],
    [processingJobType]: ["stoppingCondition.maxRuntimeInSeconds"],
};

export default definePolicy<TrainingJobArgs, Config>({
    id: "sagemaker-job-max-runtime",
    title: "Jobs are stopped after a bounded time",
    severity: "low",
    appliesTo: Object.keys(places),
    supports: ["A.4.5"],
    why: "A job that hangs or was taken over keeps its accelerators for weeks: SageMaker lets it run for up to 28 days if told so.",
    fix: "Lower stoppingCondition.maxRuntimeInSeconds to what the job needs; a day is the default.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html",
    config: {
        maximumSeconds: {
            type: "integer",
            minimum: 60,
            default: 432000,
            description: "The longest that a job may be allowed to run, in seconds.",
        },
    },
    check(job, context) {
        eachValueAt(job, context, places[context.resource.type] ?? [], (seconds, path) => {
            if (Number(seconds) > context.config.maximumSeconds) {
                context.report(`may run for longer than ${context.config.maximumSeconds} seconds`, path);
            }
        });
    },
    examples: {
        passes: {
            "the time is left at its default, a day": {},
            "the time is an hour": { stoppingCondition: { maxRuntimeInSeconds: 3600 } },
        },
        fails: {
            "the time is 28 days": { stoppingCondition: { maxRuntimeInSeconds: 2419200 } },
            "the training jobs of a tuning job may run for 28 days": ofType(tuningJobType, {
                trainingJobDefinition: { stoppingCondition: { maxRuntimeInSeconds: 2419200 } },
            }),
            "the organisation allows an hour": withConfig(
                { maximumSeconds: 3600 },
                { stoppingCondition: { maxRuntimeInSeconds: 7200 } },
            ),
        },
        unknown: { "the time is not known yet": { stoppingCondition: { maxRuntimeInSeconds: unknownValue } } },
    },
});
