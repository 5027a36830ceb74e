import type { EntityRecognizerArgs } from "@pulumi/aws/comprehend";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";

const subnets = ["subnet-0123456789abcdef0"];
const securityGroupIds = ["sg-0123456789abcdef0"];

export default definePolicy<Pick<EntityRecognizerArgs, "vpcConfig">>({
    id: "comprehend-in-vpc",
    title: "Comprehend trains models from within a VPC",
    severity: "medium",
    appliesTo: [
        "aws:comprehend/entityRecognizer:EntityRecognizer",
        "aws:comprehend/documentClassifier:DocumentClassifier",
    ],
    supports: ["A.6.2.5", "A.7.2"],
    why: "In a VPC the training text is read through your endpoints, whose policies say which buckets may be read and written; outside, it passes all of them.",
    fix: "Set vpcConfig with private subnets and securityGroupIds.",
    reference: "https://docs.aws.amazon.com/comprehend/latest/dg/usingVPC.html",
    check({ vpcConfig }, { report }) {
        if (!isSet(vpcConfig, "subnets")) report("is trained outside of your VPCs", "vpcConfig.subnets");
        else if (!isSet(vpcConfig, "securityGroupIds")) {
            report("is trained without security groups", "vpcConfig.securityGroupIds");
        }
    },
    examples: {
        passes: {
            "subnets and security groups are named": { vpcConfig: { subnets, securityGroupIds } },
            "the stack makes them": { vpcConfig: { subnets: [unknownValue], securityGroupIds: [unknownValue] } },
        },
        fails: {
            "there is no vpcConfig": {},
            "a classifier has no security groups": ofType("aws:comprehend/documentClassifier:DocumentClassifier", {
                vpcConfig: { subnets, securityGroupIds: [] },
            }),
        },
        unknown: { "the vpcConfig is not known yet": { vpcConfig: unknownValue } },
    },
});
