import type { VectorsVectorBucketPolicyArgs } from "@pulumi/aws/s3";

import { deniesInsecureTransport, documentOf } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";

const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3vectors:*",
    Resource: [
        "arn:aws:s3vectors:eu-central-1:111122223333:bucket/manuals",
        "arn:aws:s3vectors:eu-central-1:111122223333:bucket/manuals/index/*",
    ],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policyOf = (...Statement: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});

export default definePolicy<VectorsVectorBucketPolicyArgs>({
    id: "s3vectors-tls-only",
    title: "Policies of vector buckets refuse requests without TLS",
    severity: "low",
    appliesTo: "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy",
    supports: ["A.7.2"],
    why: "Vectors stand for the documents that they were made of, and questions for what users ask: neither is for those on the way.",
    fix: "Deny Principal * the action s3vectors:* on the bucket and its indexes, on the condition that aws:SecureTransport is false.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-security.html",
    check(props, { report, unknown, notApplicable }) {
        const document = documentOf(props, "policy");
        if (!document) return notApplicable();
        const { verdict } = deniesInsecureTransport(document, "s3vectors");
        if (verdict === "no") report("does not deny all requests without TLS", "policy");
        if (verdict === "unknown") unknown("is not known in full yet", "policy");
    },
    examples: {
        passes: { "plain HTTP is denied": policyOf(denial) },
        fails: {
            "a role is let in, and nothing is denied": policyOf({
                ...denial,
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:role/search" },
                Condition: undefined,
            }),
            "only one action is denied": policyOf({ ...denial, Action: "s3vectors:PutVectors" }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "there is no document": {} },
    },
});
