import type { InvocationJobArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isSet, unknownValue } from "../../policy";

const vpcConfig = { subnetIds: ["subnet-0123456789abcdef0"], securityGroupIds: ["sg-0123456789abcdef0"] };

export default definePolicy<InvocationJobArgs>({
    id: "bedrock-batch-inference-in-vpc",
    title: "Batch inference reads and writes its data through a VPC",
    severity: "low",
    appliesTo: "aws:bedrockmodel/invocationJob:InvocationJob",
    supports: ["A.6.2.5", "A.7.2"],
    why: "A batch job moves thousands of prompts and answers at once. Without a VPC it does so over the public endpoints of Amazon S3; no endpoint policy and no flow log has a say in it.",
    fix: "Set vpcConfig with private subnets and security groups of yours, and give the VPC an endpoint for Amazon S3.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/batch-vpc.html",
    check({ vpcConfig: vpc }, { report }) {
        if (!isSet(vpc, "subnetIds")) report("moves its data outside of a VPC", "vpcConfig");
        else if (!isSet(vpc, "securityGroupIds")) report("has no security groups", "vpcConfig.securityGroupIds");
    },
    examples: {
        passes: {
            "subnets and security groups are named": { vpcConfig },
            "they are made in the same deployment": {
                vpcConfig: { subnetIds: unknownValue, securityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "there is no VPC, the default": {},
            "there are no security groups": { vpcConfig: { subnetIds: vpcConfig.subnetIds } },
        },
        unknown: {
            "the VPC is not known yet": { vpcConfig: unknownValue },
        },
    },
});
