import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import {
    dataQualityJobDefinitionTypes,
    modelBiasJobDefinitionType,
    modelExplainabilityJobDefinitionType,
    modelQualityJobDefinitionType,
    processingJobType,
    tuningJobType,
} from "../../services/sagemaker";
import { eachJob, pathIn } from "../../services/sagemaker-jobs";
import { monitoringScheduleTypes } from "../../services/sagemaker-monitoring";

const vpcConfig = { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] };
const [scheduleType] = monitoringScheduleTypes;

export default definePolicy<HyperParameterTuningJobArgs>({
    id: "sagemaker-job-in-vpc",
    title: "Tuning, processing and monitoring jobs run in a VPC of the account",
    severity: "medium",
    appliesTo: [
        tuningJobType,
        processingJobType,
        ...dataQualityJobDefinitionTypes,
        modelBiasJobDefinitionType,
        modelExplainabilityJobDefinitionType,
        modelQualityJobDefinitionType,
        ...monitoringScheduleTypes,
    ],
    supports: ["A.6.2.6", "A.7.2"],
    why: "Outside a VPC the job's traffic, its reading of data from Amazon S3 included, passes no security group, no endpoint policy and no flow log of yours.",
    fix: "Set vpcConfig with private subnets and securityGroupIds, in each training job definition or in networkConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/process-vpc.html",
    check(props, context) {
        eachJob(props, context, (job) => {
            const network = job.network();
            const vpcConfig = network.settings?.vpcConfig;
            if (!vpcConfig) context.report("runs outside any VPC", pathIn(network, "vpcConfig"));
            else if (!isSet(vpcConfig, "subnets")) {
                context.report("has a vpcConfig without subnets", pathIn(network, "vpcConfig.subnets"));
            }
        });
    },
    examples: {
        passes: {
            "a tuning job has subnets": { trainingJobDefinition: { vpcConfig } },
            "the stack itself makes the subnets": {
                trainingJobDefinition: { vpcConfig: { subnets: unknownValue, securityGroupIds: [unknownValue] } },
            },
            "a processing job has subnets": ofType(processingJobType, { networkConfig: { vpcConfig } }),
            "a schedule names its job, which is asked itself": ofType(scheduleType, {
                monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinitionName: "quality" },
            }),
        },
        fails: {
            "a tuning job has no vpcConfig": { trainingJobDefinition: { definitionName: "boost" } },
            "a monitoring job has no network configuration": ofType(modelBiasJobDefinitionType, {
                jobResources: { clusterConfig: { instanceCount: 1 } },
            }),
            "a schedule's own job has no subnets": ofType(scheduleType, {
                monitoringScheduleConfig: {
                    monitoringType: "DataQuality",
                    monitoringJobDefinition: { networkConfig: { vpcConfig: { subnets: [] } } },
                },
            }),
        },
        unknown: {
            "the network of a job is not known yet": ofType(processingJobType, { networkConfig: unknownValue }),
        },
    },
});
