import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-training-job-in-vpc",
    title: "Training jobs run in a VPC of the account",
    severity: "high",
    appliesTo: "aws:sagemaker/trainingJob:TrainingJob",
    supports: ["A.7.2"],
    equivalents: ["prowler:sagemaker_training_jobs_vpc_settings_configured", "steampipe:sagemaker_training_job_in_vpc"],
    why: "Outside a VPC the job's traffic passes no security group, no endpoint policy and no flow log of yours.",
    fix: "Set vpcConfig with private subnets and securityGroupIds.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    check({ vpcConfig }, { report }) {
        if (!vpcConfig) return report("runs outside any VPC", "vpcConfig");
        if (!isSet(vpcConfig, "subnets")) report("has a vpcConfig without subnets", "vpcConfig.subnets");
        if (!isSet(vpcConfig, "securityGroupIds")) {
            report("has a vpcConfig without security groups", "vpcConfig.securityGroupIds");
        }
    },
    examples: {
        passes: {
            "subnets and security groups are given": {
                vpcConfig: { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
            },
            "subnets and security groups are made by the stack itself": {
                vpcConfig: { subnets: [unknownValue], securityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "there is no vpcConfig": {},
            "there are no security groups": {
                vpcConfig: { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: [] },
            },
        },
        unknown: {
            "the whole vpcConfig is not known yet": { vpcConfig: unknownValue },
        },
    },
});
