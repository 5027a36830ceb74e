import type { PipelineArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<PipelineArgs>({
    id: "opensearchingest-pipeline-in-vpc",
    title: "OpenSearch ingestion pipelines stand in a VPC",
    severity: "high",
    appliesTo: "aws:opensearchingest/pipeline:Pipeline",
    supports: ["A.7.2", "A.7.6"],
    why: "A pipeline outside of a VPC takes documents from the internet: who holds a credential can write into the index that answers are drawn from.",
    fix: "Set vpcOptions with private subnetIds and securityGroupIds. The pipeline is replaced.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/pipeline-security.html",
    check({ vpcOptions }, { report }) {
        if (!vpcOptions || !isSet(vpcOptions, "subnetIds")) {
            report("has an endpoint on the internet", "vpcOptions.subnetIds");
        }
    },
    examples: {
        passes: {
            "subnets are given": {
                vpcOptions: {
                    subnetIds: ["subnet-0a1b2c3d4e5f60718"],
                    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
                },
            },
            "the stack itself makes the subnets": { vpcOptions: { subnetIds: [unknownValue] } },
        },
        fails: { "there are no vpcOptions": { minUnits: 1, maxUnits: 4 } },
        unknown: { "the vpcOptions are not known yet": { vpcOptions: unknownValue } },
    },
});
