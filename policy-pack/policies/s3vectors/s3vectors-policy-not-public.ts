import type { VectorsVectorBucketPolicyArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

const query = {
    Effect: "Allow",
    Principal: "*",
    Action: ["s3vectors:QueryVectors", "s3vectors:GetVectors"],
    Resource: "arn:aws:s3vectors:eu-central-1:111122223333:bucket/knowledge/index/*",
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<VectorsVectorBucketPolicyArgs>({
    id: "s3vectors-policy-not-public",
    title: "Policies of vector buckets do not let everybody in",
    severity: "critical",
    appliesTo: "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy",
    supports: ["A.7.2", "A.9.4"],
    why: "Whoever reads vectors reads the documents they were made from, and whoever writes them decides what a model answers from.",
    fix: "Name roles or accounts as Principal, or limit the statement by a condition on aws:PrincipalOrgID, aws:SourceVpce or the like.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-resource-based-policies.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "the policy names a role": policyOf({
                ...query,
                Principal: { AWS: "arn:aws:iam::111122223333:role/retrieval" },
            }),
            "everybody of one organization is let in": policyOf({
                ...query,
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        fails: {
            "the policy lets everybody in": policyOf(query),
            "every AWS account is let in": policyOf({ ...query, Principal: { AWS: ["*"] } }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "there is no document": {} },
    },
});
