import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { dataQualityJobDefinitionTypes } from "../../services/sagemaker";

export default definePolicy<DataQualityJobDefinitionArgs>({
    id: "sagemaker-data-quality-job-network-isolation",
    title: "Data quality jobs run with network isolation",
    severity: "high",
    appliesTo: dataQualityJobDefinitionTypes,
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["fsbp:SageMaker.11", "config:SAGEMAKER_DATA_QUALITY_JOB_ISOLATION", "aws-aiml-next:SM-30"],
    why: "The job reads every captured request and response; with the network open, its container can send them anywhere.",
    fix: "Set networkConfig.enableNetworkIsolation to true.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html",
    check(job, { report }) {
        // Absent means false.
        if (job.networkConfig?.enableNetworkIsolation !== true) {
            report("runs without network isolation", "networkConfig.enableNetworkIsolation");
        }
    },
    examples: {
        passes: {
            "network isolation is on": { networkConfig: { enableNetworkIsolation: true } },
        },
        fails: {
            "there is no networkConfig": {},
            "network isolation is off": { networkConfig: { enableNetworkIsolation: false } },
            "the job is only in a VPC": {
                networkConfig: {
                    vpcConfig: { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
                },
            },
        },
        unknown: {
            "network isolation comes from a value not known yet": {
                networkConfig: { enableNetworkIsolation: unknownValue },
            },
        },
    },
});
