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
    id: "sagemaker-monitoring-schedule-intercontainer-encryption",
    title: "Scheduled monitoring jobs encrypt the traffic between their containers",
    severity: "medium",
    scope: "stack",
    appliesTo: monitoringScheduleTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: [
        "fsbp:SageMaker.22",
        "config:SAGEMAKER_MONITORING_SCHEDULE_TRAFFIC_ENCRYPTION",
        "aws-aiml-next:SM-36",
    ],
    why: "A job on several instances passes captured requests and responses between them in clear text unless told otherwise.",
    fix: "Set networkConfig.enableInterContainerTrafficEncryption to true in the monitoring job definition.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    check(schedule, { graph, report, unknown, each }) {
        const jobs = scheduledJobs(schedule, graph);
        if (jobs.length === 0) unknown("runs a monitoring job whose definition is not in this stack");
        each(jobs, ({ network, path, definition }) => {
            // Absent means false.
            if (network()?.enableInterContainerTrafficEncryption === true) return;
            if (definition === undefined)
                report(
                    "does not encrypt the traffic between the containers of its monitoring job",
                    `${path}.enableInterContainerTrafficEncryption`,
                );
            else
                report(
                    `runs the monitoring job "${definition}", which does not encrypt the traffic between its containers`,
                );
        });
    },
    examples: {
        passes: {
            "the schedule's own job has it on": {
                schedule: {
                    type: scheduleType,
                    props: runs({ networkConfig: { enableInterContainerTrafficEncryption: true } }),
                },
            },
            "the job of the stack that the schedule names has it on": {
                job: {
                    type: dataQualityJobDefinitionType,
                    props: { networkConfig: { enableInterContainerTrafficEncryption: true } },
                },
                schedule: { type: scheduleType, props: names(ref("job", "name")) },
            },
        },
        fails: {
            "the schedule's own job says nothing": { schedule: { type: scheduleType, props: runs({}) } },
            "the schedule's own job has it off": {
                schedule: {
                    type: scheduleType,
                    props: runs({ networkConfig: { enableInterContainerTrafficEncryption: false } }),
                },
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
                    props: runs({ networkConfig: { enableInterContainerTrafficEncryption: unknownValue } }),
                },
            },
            "the job that the schedule names is not in this stack": {
                schedule: { type: scheduleType, props: names("credit-scoring-quality") },
            },
        },
    },
});
