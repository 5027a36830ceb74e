import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { hasLocalStorage, processingJobType } from "../../services/sagemaker";
import type { ProcessingJobArgs } from "../../services/sagemaker-jobs";

const clusterConfig = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 30 };

export default definePolicy<ProcessingJobArgs>({
    id: "sagemaker-processing-job-kms",
    title: "Processing jobs encrypt their volumes with a customer-managed key",
    severity: "medium",
    appliesTo: processingJobType,
    supports: ["A.7.2", "A.7.6"],
    equivalents: ["aws-aiml:SM-17"],
    why: "The volumes hold the data that is prepared, with whatever is taken out of it on the way; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set processingResources.clusterConfig.volumeKmsKeyId to a customer-managed key; instance types with local storage take none.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html",
    check({ processingResources }, { report, notApplicable }) {
        const cluster = processingResources?.clusterConfig;
        if (isCustomerKey(cluster, "volumeKmsKeyId")) return;
        if (hasLocalStorage(cluster?.instanceType ?? "")) notApplicable();
        report("has no customer-managed key for its volumes", "processingResources.clusterConfig.volumeKmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                processingResources: {
                    clusterConfig: { ...clusterConfig, volumeKmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                },
            },
            "the stack itself makes the key": {
                processingResources: { clusterConfig: { ...clusterConfig, volumeKmsKeyId: unknownValue } },
            },
        },
        fails: {
            "there is no key": { processingResources: { clusterConfig } },
            "the key is one that AWS manages": {
                processingResources: { clusterConfig: { ...clusterConfig, volumeKmsKeyId: "alias/aws/sagemaker" } },
            },
        },
        unknown: {
            "there is no key, and the instance type is not known yet": {
                processingResources: { clusterConfig: { ...clusterConfig, instanceType: unknownValue } },
            },
        },
        notApplicable: {
            "the instance type has local storage, which takes no key": {
                processingResources: { clusterConfig: { ...clusterConfig, instanceType: "ml.g5.xlarge" } },
            },
        },
    },
});
