import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { dataQualityJobDefinitionTypes, hasLocalStorage } from "../../services/sagemaker";

const cluster = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 20 };

export default definePolicy<DataQualityJobDefinitionArgs>({
    id: "sagemaker-data-quality-job-volume-kms",
    title: "Data quality jobs encrypt their volumes with a customer-managed key",
    severity: "medium",
    appliesTo: dataQualityJobDefinitionTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_368"],
    why: "The volumes hold captured requests and responses while the job runs; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set jobResources.clusterConfig.volumeKmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html",
    check({ jobResources }, { report, notApplicable }) {
        const clusterConfig = jobResources?.clusterConfig;
        if (isCustomerKey(clusterConfig, "volumeKmsKeyId")) return;
        if (hasLocalStorage(clusterConfig?.instanceType ?? "")) notApplicable();
        report("has no customer-managed key for its volumes", "jobResources.clusterConfig.volumeKmsKeyId");
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
        },
        fails: {
            "there is no key": { jobResources: { clusterConfig: cluster } },
        },
        unknown: {
            "there is no key, and the instance type is not known yet": {
                jobResources: { clusterConfig: { ...cluster, instanceType: unknownValue } },
            },
        },
        notApplicable: {
            "the instance type has local storage, which takes no key": {
                jobResources: { clusterConfig: { ...cluster, instanceType: "ml.m5d.xlarge" } },
            },
        },
    },
});
