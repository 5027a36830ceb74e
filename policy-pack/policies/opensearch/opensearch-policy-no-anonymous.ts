import type { DomainArgs } from "@pulumi/aws/opensearch";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { domainPolicyTypes, domainTypes } from "../../services/opensearch";

const search = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "es:ESHttp*",
    Resource: "arn:aws:es:eu-central-1:111122223333:domain/knowledge/*",
};
const policyOf = (...statements: object[]): { accessPolicies: string } => ({
    accessPolicies: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<Pick<DomainArgs, "accessPolicies">>({
    id: "opensearch-policy-no-anonymous",
    title: "Access policies of OpenSearch domains let in nobody unnamed",
    severity: "high",
    appliesTo: [...domainPolicyTypes, ...domainTypes],
    supports: ["A.7.2", "A.9.4"],
    why: "A policy for everybody leaves requests unsigned: whoever reaches the endpoint, also from another part of the VPC, reads and writes the indexes.",
    fix: "Name the roles of the clients as Principal in accessPolicies.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
    check(props, { report, unknown, notApplicable }) {
        const document = documentOf(props, "accessPolicies");
        if (!document) return notApplicable();
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, "accessPolicies");
        if (verdict === "unknown") unknown("has an access policy that cannot be read in full yet", "accessPolicies");
    },
    examples: {
        passes: {
            "the policy names a role": policyOf({
                ...search,
                Principal: { AWS: "arn:aws:iam::111122223333:role/retrieval" },
            }),
            "the policy of the domain itself names a role": ofType(
                "aws:opensearch/domain:Domain",
                policyOf({ ...search, Principal: { AWS: "arn:aws:iam::111122223333:role/retrieval" } }),
            ),
        },
        fails: {
            "the policy lets everybody search": policyOf(search),
            "the policy of the domain itself lets everybody search": ofType(
                "aws:opensearch/domain:Domain",
                policyOf({ ...search, Principal: "*", Action: "es:*" }),
            ),
        },
        unknown: { "the policy is not known yet": { accessPolicies: unknownValue } },
        notApplicable: {
            "the domain has no access policy of its own": ofType("aws:opensearch/domain:Domain", {
                domainName: "knowledge",
            }),
        },
    },
});
