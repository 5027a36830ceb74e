import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { hasLocalStorage, tuningJobType } from "../../services/sagemaker";
import { eachTrainingDefinition } from "../../services/sagemaker-jobs";

const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const resourceConfig = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 50 };

export default definePolicy<HyperParameterTuningJobArgs>({
    id: "sagemaker-tuning-job-kms",
    title: "Tuning jobs encrypt the volumes of their training jobs with a customer-managed key",
    severity: "medium",
    appliesTo: tuningJobType,
    supports: ["A.7.2"],
    equivalents: ["aws-aiml:SM-19"],
    why: "Each of the many training jobs copies the training data to volumes of its own; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set volumeKmsKeyId in resourceConfig (or hyperParameterTuningResourceConfig) of each training job definition; instance types with local storage take none.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html",
    check(job, context) {
        eachTrainingDefinition(job, context, (definition, path) => {
            const tuned = isSet(definition, "hyperParameterTuningResourceConfig");
            const property = tuned ? "hyperParameterTuningResourceConfig" : "resourceConfig";
            const resources = definition[property];
            if (isCustomerKey(resources, "volumeKmsKeyId")) return;
            const { instanceConfigs } = definition.hyperParameterTuningResourceConfig ?? {};
            const { instanceGroups } = definition.resourceConfig ?? {};
            const groups: readonly { readonly instanceType?: string }[] = asList(
                tuned ? instanceConfigs : instanceGroups,
            );
            let takesKey = false;
            context.each(groups.length > 0 ? groups : [resources ?? {}], ({ instanceType }) => {
                takesKey ||= !hasLocalStorage(instanceType ?? "");
            });
            if (takesKey) {
                context.report("has no customer-managed key for its volumes", `${path}.${property}.volumeKmsKeyId`);
            }
        });
    },
    examples: {
        passes: {
            "a key is given": { trainingJobDefinition: { resourceConfig: { ...resourceConfig, volumeKmsKeyId: key } } },
            "a key is given where instances are chosen while tuning": {
                trainingJobDefinition: {
                    hyperParameterTuningResourceConfig: {
                        instanceConfigs: [{ instanceType: "ml.m5.xlarge", instanceCount: 1, volumeSizeInGb: 50 }],
                        volumeKmsKeyId: key,
                    },
                },
            },
            "the instance type has local storage, which takes no key": {
                trainingJobDefinition: { resourceConfig: { ...resourceConfig, instanceType: "ml.g5.xlarge" } },
            },
            "the stack itself makes the key": {
                trainingJobDefinitions: [{ resourceConfig: { ...resourceConfig, volumeKmsKeyId: unknownValue } }],
            },
        },
        fails: {
            "there is no key": { trainingJobDefinition: { resourceConfig } },
            "one of two definitions has no key": {
                trainingJobDefinitions: [
                    { resourceConfig: { ...resourceConfig, volumeKmsKeyId: key } },
                    { resourceConfig },
                ],
            },
            "there is no key where instances are chosen while tuning": {
                trainingJobDefinition: {
                    hyperParameterTuningResourceConfig: {
                        instanceConfigs: [
                            { instanceType: "ml.g5.xlarge", instanceCount: 1, volumeSizeInGb: 50 },
                            { instanceType: "ml.c6i.xlarge", instanceCount: 1, volumeSizeInGb: 50 },
                        ],
                    },
                },
            },
        },
        unknown: {
            "there is no key, and the instance type is not known yet": {
                trainingJobDefinition: { resourceConfig: { ...resourceConfig, instanceType: unknownValue } },
            },
        },
    },
});
