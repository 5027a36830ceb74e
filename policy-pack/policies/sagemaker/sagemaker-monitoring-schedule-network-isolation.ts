import type { MonitoringScheduleArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ref, unknownValue } from "../../policy";
import { dataQualityJobDefinitionType } from "../../services/sagemaker";
import { monitoringScheduleTypes, scheduledJobs } from "../../services/sagemaker-monitoring";

const [scheduleType] = monitoringScheduleTypes;
const runs = (monitoringJobDefinition: object): Record<string, unknown> => ({
    monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinition },
});
const names = (monitoringJobDefinitionName: string): Record<string, unknown> => ({
    monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinitionName },
});

export default definePolicy<MonitoringScheduleArgs>({
    id: "sagemaker-monitoring-schedule-network-isolation",
    title: "Scheduled monitoring jobs run with network isolation",
    severity: "high",
    scope: "stack",
    appliesTo: monitoringScheduleTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["fsbp:SageMaker.14", "config:SAGEMAKER_MONITORING_SCHEDULE_ISOLATION", "aws-aiml:SM-13"],
    why: "The job reads every captured request and response; with the network open, its container can send them anywhere.",
    fix: "Set networkConfig.enableNetworkIsolation to true in the monitoring job definition.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    check(schedule, { graph, report, unknown, each }) {
        const jobs = scheduledJobs(schedule, graph);
        if (jobs.length === 0) unknown("runs a monitoring job whose definition is not in this stack");
        each(jobs, ({ network, path, definition }) => {
            // Absent means false.
            if (network()?.enableNetworkIsolation === true) return;
            if (definition === undefined)
                report("runs its monitoring job without network isolation", `${path}.enableNetworkIsolation`);
            else report(`runs the monitoring job "${definition}", which has no network isolation`);
        });
    },
    examples: {
        passes: {
            "the schedule's own job has it on": {
                schedule: { type: scheduleType, props: runs({ networkConfig: { enableNetworkIsolation: true } }) },
            },
            "the job of the stack that the schedule names has it on": {
                job: { type: dataQualityJobDefinitionType, props: { networkConfig: { enableNetworkIsolation: true } } },
                schedule: { type: scheduleType, props: names(ref("job", "name")) },
            },
        },
        fails: {
            "the schedule's own job says nothing": { schedule: { type: scheduleType, props: runs({}) } },
            "the schedule's own job has it off": {
                schedule: { type: scheduleType, props: runs({ networkConfig: { enableNetworkIsolation: false } }) },
            },
            "the job that the schedule names says nothing": {
                job: { type: dataQualityJobDefinitionType, props: { name: "credit-scoring-quality" } },
                schedule: { type: scheduleType, props: names("credit-scoring-quality") },
            },
        },
        unknown: {
            "the setting is not known yet": {
                schedule: {
                    type: scheduleType,
                    props: runs({ networkConfig: { enableNetworkIsolation: unknownValue } }),
                },
            },
            "the job that the schedule names is not in this stack": {
                schedule: { type: scheduleType, props: names("credit-scoring-quality") },
            },
        },
    },
});
