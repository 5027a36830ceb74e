import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

const subnetIds = ["subnet-0a1b2c3d4e5f60718"];

export default definePolicy<DomainArgs>({
    id: "opensearch-not-default-sg",
    title: "OpenSearch domains have security groups of their own",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.4.5"],
    why: "Without security groups of its own a domain takes the default one of its VPC, where everything else that named none may reach it.",
    fix: "Set vpcOptions.securityGroupIds to a group that lets in only the clients of the domain.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    check({ vpcOptions }, { report, notApplicable }) {
        if (!vpcOptions || !isSet(vpcOptions, "subnetIds")) return notApplicable();
        if (!isSet(vpcOptions, "securityGroupIds")) {
            report("takes the default security group of its VPC", "vpcOptions.securityGroupIds");
        }
    },
    examples: {
        passes: {
            "a security group is given": { vpcOptions: { subnetIds, securityGroupIds: ["sg-0a1b2c3d4e5f60718"] } },
            "the stack itself makes the security group": {
                vpcOptions: { subnetIds, securityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "there is no security group": { vpcOptions: { subnetIds } },
            "the list of security groups is empty": { vpcOptions: { subnetIds, securityGroupIds: [] } },
        },
        unknown: { "the vpcOptions are not known yet": { vpcOptions: unknownValue } },
        notApplicable: { "the domain is not in a VPC": {} },
    },
});
