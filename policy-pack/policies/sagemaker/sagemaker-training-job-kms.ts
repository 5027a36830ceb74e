import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { hasLocalStorage } from "../../services/sagemaker";

const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const outputDataConfig = { s3OutputPath: "s3://model-artefacts/credit-scoring", kmsKeyId: key };
const resourceConfig = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 50 };

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-training-job-kms",
    title: "Training jobs encrypt their volumes and their models with a customer-managed key",
    severity: "high",
    appliesTo: "aws:sagemaker/trainingJob:TrainingJob",
    supports: ["A.7.2"],
    equivalents: [
        "prowler:sagemaker_training_jobs_volume_and_output_encryption_enabled",
        "steampipe:sagemaker_training_job_volume_and_data_encryption_enabled",
    ],
    why: "The volumes hold the training data, the output is the model; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set outputDataConfig.kmsKeyId and resourceConfig.volumeKmsKeyId to customer-managed keys; instance types with local storage (ml.p4d, ml.trn1...) take no key for it.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html",
    check(job, { report, each }) {
        // Serverless jobs have neither an output location nor volumes of their own choice.
        each(job.outputDataConfig, (output) => {
            if (!isCustomerKey(output, "kmsKeyId")) {
                report("writes its model without a customer-managed key", "outputDataConfig.kmsKeyId");
            }
        });
        each(job.resourceConfig, (resources) => {
            if (isCustomerKey(resources, "volumeKmsKeyId")) return;
            const groups = isSet(resources, "instanceGroups") ? asList(resources.instanceGroups) : [resources];
            let takesKey = false;
            each(groups, ({ instanceType }) => {
                takesKey ||= !hasLocalStorage(instanceType ?? "");
            });
            if (takesKey) report("has no customer-managed key for its volumes", "resourceConfig.volumeKmsKeyId");
        });
    },
    examples: {
        passes: {
            "both keys are given": { outputDataConfig, resourceConfig: { ...resourceConfig, volumeKmsKeyId: key } },
            "the stack itself makes the keys": {
                outputDataConfig: { ...outputDataConfig, kmsKeyId: unknownValue },
                resourceConfig: { ...resourceConfig, volumeKmsKeyId: unknownValue },
            },
            "the instance type has local storage, which takes no key": {
                outputDataConfig,
                resourceConfig: { ...resourceConfig, instanceType: "ml.p4d.24xlarge" },
            },
        },
        fails: {
            "there is no key for the volumes": { outputDataConfig, resourceConfig },
            "there is no key for the output": {
                outputDataConfig: { s3OutputPath: outputDataConfig.s3OutputPath },
                resourceConfig: { ...resourceConfig, volumeKmsKeyId: key },
            },
            "one of two instance groups has volumes and there is no key": {
                outputDataConfig,
                resourceConfig: {
                    instanceGroups: [
                        { instanceGroupName: "train", instanceType: "ml.g5.xlarge", instanceCount: 1 },
                        { instanceGroupName: "prepare", instanceType: "ml.c6i.xlarge", instanceCount: 1 },
                    ],
                },
            },
        },
        unknown: {
            "there is no key for the volumes, and the instance type is not known yet": {
                outputDataConfig,
                resourceConfig: { ...resourceConfig, instanceType: unknownValue },
            },
        },
    },
});
