import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-in-vpc",
    title: "OpenSearch domains stand in a VPC",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_137",
        "cdk-nag:OpenSearchInVPCOnly",
        "fsbp:Opensearch.2",
        "fsbp:ES.2",
        "steampipe:opensearch_domain_in_vpc",
        "steampipe:es_domain_in_vpc",
        "steampipe-tf:es_domain_in_vpc",
        "guard-registry:OPENSEARCH_IN_VPC_ONLY",
        "sentinel:opensearch-in-vpc-only",
        "config:OPENSEARCH_IN_VPC_ONLY",
        "awsguard:elasticsearchInVpcOnly",
    ],
    why: "A domain outside of a VPC has an endpoint on the internet; one wrong line in its access policy publishes every document in it.",
    fix: "Set vpcOptions with private subnetIds and securityGroupIds. The domain is replaced.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    check({ vpcOptions }, { report }) {
        if (!vpcOptions || !isSet(vpcOptions, "subnetIds")) {
            report("has an endpoint on the internet", "vpcOptions.subnetIds");
        }
    },
    examples: {
        passes: {
            "subnets are given": { vpcOptions: { subnetIds: ["subnet-0a1b2c3d4e5f60718"] } },
            "the stack itself makes the subnets": { vpcOptions: { subnetIds: unknownValue } },
        },
        fails: {
            "there are no vpcOptions": {},
            "there are no subnets": { vpcOptions: { securityGroupIds: ["sg-0a1b2c3d4e5f60718"] } },
        },
        unknown: { "the vpcOptions are not known yet": { vpcOptions: unknownValue } },
    },
});
