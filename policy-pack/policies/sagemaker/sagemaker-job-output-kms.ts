import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import {
    modelBiasJobDefinitionType,
    modelExplainabilityJobDefinitionType,
    modelQualityJobDefinitionType,
    processingJobType,
    tuningJobType,
} from "../../services/sagemaker";
import { eachJob, pathIn } from "../../services/sagemaker-jobs";
import { monitoringScheduleTypes } from "../../services/sagemaker-monitoring";

const kmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const s3OutputPath = "s3://model-artefacts/credit-scoring";
const outputs = [{ outputName: "prepared", s3Output: { s3Uri: "s3://training-data/prepared" } }];
const [scheduleType] = monitoringScheduleTypes;

export default definePolicy<HyperParameterTuningJobArgs>({
    id: "sagemaker-job-output-kms",
    title: "Tuning, processing and monitoring jobs encrypt what they write with a customer-managed key",
    severity: "medium",
    appliesTo: [
        tuningJobType,
        processingJobType,
        modelBiasJobDefinitionType,
        modelExplainabilityJobDefinitionType,
        modelQualityJobDefinitionType,
        ...monitoringScheduleTypes,
    ],
    supports: ["A.6.2.6", "A.7.2", "A.7.6"],
    why: "Models, prepared data and reports on people lie in a bucket from then on; without a key of your own, whoever reads the bucket reads them.",
    fix: "Set kmsKeyId of the output configuration (outputDataConfig, processingOutputConfig, monitoringOutputConfig...) to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutputConfig.html",
    check(props, context) {
        eachJob(props, context, (job) => {
            const output = job.output();
            // A processing job may write nothing but to a feature store, or to where its own code says.
            if (context.resource.type === processingJobType && !isSet(output.settings, "outputs")) return;
            if (!isCustomerKey(output.settings, "kmsKeyId")) {
                context.report("writes without a customer-managed key", pathIn(output, "kmsKeyId"));
            }
        });
    },
    examples: {
        passes: {
            "a tuning job has a key": { trainingJobDefinition: { outputDataConfig: { s3OutputPath, kmsKeyId } } },
            "the stack itself makes the key": {
                trainingJobDefinitions: [{ outputDataConfig: { s3OutputPath, kmsKeyId: unknownValue } }],
            },
            "a processing job has a key": ofType(processingJobType, { processingOutputConfig: { outputs, kmsKeyId } }),
            "a processing job writes nothing": ofType(processingJobType, {}),
        },
        fails: {
            "a tuning job has no key": { trainingJobDefinition: { outputDataConfig: { s3OutputPath } } },
            "a processing job has the key that AWS manages": ofType(processingJobType, {
                processingOutputConfig: { outputs, kmsKeyId: "alias/aws/s3" },
            }),
            "a bias job has no key": ofType(modelBiasJobDefinitionType, {
                modelBiasJobOutputConfig: { monitoringOutputs: [{ s3Output: { s3Uri: "s3://reports/bias" } }] },
            }),
            "a schedule's own job has no key": ofType(scheduleType, {
                monitoringScheduleConfig: {
                    monitoringType: "DataQuality",
                    monitoringJobDefinition: {
                        monitoringOutputConfig: { monitoringOutputs: { s3Output: { s3Uri: "s3://reports/quality" } } },
                    },
                },
            }),
        },
        unknown: {
            "where a job writes is not known yet": { trainingJobDefinition: { outputDataConfig: unknownValue } },
        },
    },
});
