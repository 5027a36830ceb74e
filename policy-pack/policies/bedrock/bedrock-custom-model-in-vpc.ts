import type { CustomModelArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";

const vpcConfig = { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] };

export default definePolicy<CustomModelArgs>({
    id: "bedrock-custom-model-in-vpc",
    title: "Models are customized from inside of a VPC",
    severity: "medium",
    appliesTo: "aws:bedrock/customModel:CustomModel",
    supports: ["A.6.2.5", "A.7.2"],
    why: "Without a VPC the job reads the training data over the public endpoints of Amazon S3; no endpoint policy, no security group and no flow log has a say in it.",
    fix: "Set vpcConfig with private subnets and security groups of yours, and give the VPC an endpoint for Amazon S3.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/custom-model-job-access-security.html",
    check({ vpcConfig: vpc }, { report }) {
        if (!isSet(vpc, "subnetIds")) report("is customized outside of a VPC", "vpcConfig");
        else if (!isSet(vpc, "securityGroupIds")) report("has no security groups", "vpcConfig.securityGroupIds");
    },
    examples: {
        passes: {
            "subnets and security groups are named": { vpcConfig },
            "they are made in the same deployment": {
                vpcConfig: { subnetIds: [unknownValue], securityGroupIds: unknownValue },
            },
        },
        fails: {
            "there is no VPC, the default": {},
            "there are no security groups": { vpcConfig: { ...vpcConfig, securityGroupIds: [] } },
        },
        unknown: {
            "the VPC is not known yet": { vpcConfig: unknownValue },
        },
    },
});
