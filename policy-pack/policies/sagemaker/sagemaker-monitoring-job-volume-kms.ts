import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import {
    hasLocalStorage,
    modelBiasJobDefinitionType,
    modelExplainabilityJobDefinitionType,
    modelQualityJobDefinitionType,
} from "../../services/sagemaker";
import { eachJob, pathIn } from "../../services/sagemaker-jobs";
import { monitoringScheduleTypes } from "../../services/sagemaker-monitoring";
import type { MonitoringJobDefinition } from "../../services/sagemaker-monitoring";

const cluster = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 20 };
const [scheduleType] = monitoringScheduleTypes;

export default definePolicy<MonitoringJobDefinition>({
    id: "sagemaker-monitoring-job-volume-kms",
    title: "Bias, explainability, quality and scheduled jobs encrypt their volumes with a customer-managed key",
    severity: "medium",
    appliesTo: [
        modelBiasJobDefinitionType,
        modelExplainabilityJobDefinitionType,
        modelQualityJobDefinitionType,
        ...monitoringScheduleTypes,
    ],
    supports: ["A.6.2.6", "A.7.2"],
    why: "The volumes hold captured requests, answers and what turned out to be true; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set volumeKmsKeyId of the cluster configuration to a customer-managed key; instance types with local storage take none.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringClusterConfig.html",
    check(props, context) {
        eachJob(props, context, (job) => {
            const cluster = job.cluster();
            if (isCustomerKey(cluster.settings, "volumeKmsKeyId")) return;
            if (hasLocalStorage(String(cluster.settings?.instanceType ?? ""))) return;
            context.report("has no customer-managed key for its volumes", pathIn(cluster, "volumeKmsKeyId"));
        });
    },
    examples: {
        passes: {
            "a key is given": {
                jobResources: {
                    clusterConfig: { ...cluster, volumeKmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                },
            },
            "the stack itself makes the key": {
                jobResources: { clusterConfig: { ...cluster, volumeKmsKeyId: unknownValue } },
            },
            "the instance type has local storage, which takes no key": {
                jobResources: { clusterConfig: { ...cluster, instanceType: "ml.m5d.xlarge" } },
            },
            "a schedule names its job, which is asked itself": ofType(scheduleType, {
                monitoringScheduleConfig: { monitoringType: "ModelBias", monitoringJobDefinitionName: "bias" },
            }),
        },
        fails: {
            "there is no key": { jobResources: { clusterConfig: cluster } },
            "the key is one that AWS manages": {
                jobResources: { clusterConfig: { ...cluster, volumeKmsKeyId: "alias/aws/sagemaker" } },
            },
            "a schedule's own job has no key": ofType(scheduleType, {
                monitoringScheduleConfig: {
                    monitoringType: "DataQuality",
                    monitoringJobDefinition: { monitoringResources: { clusterConfig: cluster } },
                },
            }),
        },
        unknown: {
            "there is no key, and the instance type is not known yet": {
                jobResources: { clusterConfig: { ...cluster, instanceType: unknownValue } },
            },
        },
    },
});
