import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { modelTypes } from "../../services/sagemaker";

export default definePolicy<ModelArgs>({
    id: "sagemaker-model-in-vpc",
    title: "Models run in a VPC of the account",
    severity: "high",
    appliesTo: modelTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "prowler:sagemaker_models_vpc_settings_configured",
        "config:SAGEMAKER_MODEL_IN_VPC",
        "steampipe:sagemaker_model_in_vpc",
    ],
    why: "Outside a VPC the model's traffic passes no security group, no endpoint policy and no flow log of yours.",
    fix: "Set vpcConfig with private subnets in two zones or more, and securityGroupIds.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html",
    check(model, { report }) {
        const { vpcConfig } = model;
        if (!vpcConfig) return report("runs outside any VPC", "vpcConfig");
        if (!isSet(vpcConfig, "subnets")) report("has a vpcConfig without subnets", "vpcConfig.subnets");
        if (!isSet(vpcConfig, "securityGroupIds")) {
            report("has a vpcConfig without security groups", "vpcConfig.securityGroupIds");
        }
    },
    examples: {
        passes: {
            "subnets and security groups are given": {
                vpcConfig: {
                    subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
                    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
                },
            },
            "subnets and security groups are made by the stack itself": {
                vpcConfig: { subnets: unknownValue, securityGroupIds: [unknownValue] },
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
