import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { dataQualityJobDefinitionTypes } from "../../services/sagemaker";

const monitoringOutputs = { s3Output: { s3Uri: "s3://model-monitoring/credit-scoring" } };

export default definePolicy<DataQualityJobDefinitionArgs>({
    id: "sagemaker-data-quality-job-output-kms",
    title: "Data quality jobs encrypt their reports with a customer-managed key",
    severity: "medium",
    appliesTo: dataQualityJobDefinitionTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_367"],
    why: "The reports describe what people sent to the model; without a key of your own, whoever reads the bucket reads them.",
    fix: "Set dataQualityJobOutputConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringOutputConfig.html",
    check({ dataQualityJobOutputConfig }, { report }) {
        if (!isCustomerKey(dataQualityJobOutputConfig, "kmsKeyId")) {
            report("writes its reports without a customer-managed key", "dataQualityJobOutputConfig.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                dataQualityJobOutputConfig: { monitoringOutputs, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
            "the stack itself makes the key": {
                dataQualityJobOutputConfig: { monitoringOutputs, kmsKeyId: unknownValue },
            },
        },
        fails: {
            "there is no key": { dataQualityJobOutputConfig: { monitoringOutputs } },
            "the key is one that AWS manages": {
                dataQualityJobOutputConfig: { monitoringOutputs, kmsKeyId: "alias/aws/s3" },
            },
        },
        unknown: {
            "the whole output configuration is not known yet": { dataQualityJobOutputConfig: unknownValue },
        },
    },
});
