import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { dataQualityJobDefinitionTypes } from "../../services/sagemaker";

export default definePolicy<DataQualityJobDefinitionArgs>({
    id: "sagemaker-data-quality-job-intercontainer-encryption",
    title: "Data quality jobs encrypt the traffic between their containers",
    severity: "medium",
    appliesTo: dataQualityJobDefinitionTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_369",
        "fsbp:SageMaker.9",
        "config:SAGEMAKER_DATA_QUALITY_JOB_ENCRYPT_IN_TRANSIT",
        "aws-aiml:SM-16",
    ],
    why: "A job on several instances passes captured requests and responses between them in clear text unless told otherwise.",
    fix: "Set networkConfig.enableInterContainerTrafficEncryption to true.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html",
    check(job, { report }) {
        // Absent means false.
        if (job.networkConfig?.enableInterContainerTrafficEncryption !== true) {
            report(
                "does not encrypt the traffic between its containers",
                "networkConfig.enableInterContainerTrafficEncryption",
            );
        }
    },
    examples: {
        passes: {
            "traffic is encrypted": { networkConfig: { enableInterContainerTrafficEncryption: true } },
        },
        fails: {
            "there is no networkConfig": {},
            "traffic is not encrypted": { networkConfig: { enableInterContainerTrafficEncryption: false } },
        },
        unknown: {
            "the setting is not known yet": {
                networkConfig: { enableInterContainerTrafficEncryption: unknownValue },
            },
        },
    },
});
