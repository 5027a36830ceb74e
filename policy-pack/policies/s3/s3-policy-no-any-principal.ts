import type { BucketPolicyArgs } from "@pulumi/aws/s3";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { bucketTypes } from "../../services/s3";

const read = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::training-data/*" };
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });

export default definePolicy<BucketPolicyArgs>({
    id: "s3-policy-no-any-principal",
    title: "No bucket policy lets everybody in",
    severity: "critical",
    appliesTo: ["aws:s3/bucketPolicy:BucketPolicy", ...bucketTypes],
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_70"],
    why: "A policy for everybody publishes the bucket: its training data can be copied, or its models replaced.",
    fix:
        "Name roles, accounts or services as Principal, or limit the statement by a condition on aws:PrincipalOrgID, " +
        "aws:SourceVpce or the like.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check(resource, { report, unknown, notApplicable }) {
        const document = documentOf(resource, "policy");
        if (!document) return notApplicable();
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, "policy");
        if (verdict === "unknown") unknown("cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "the policy names a role": {
                bucket: "training-data",
                policy: policyOf({ ...read, Principal: { AWS: "arn:aws:iam::111122223333:role/training" } }),
            },
            "the policy lets in everybody of one organization": {
                bucket: "training-data",
                policy: policyOf({
                    ...read,
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                }),
            },
            "the policy denies everybody plain HTTP": {
                bucket: "training-data",
                policy: policyOf({
                    ...read,
                    Effect: "Deny",
                    Action: "s3:*",
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                }),
            },
        },
        fails: {
            "the policy lets everybody read": { bucket: "training-data", policy: policyOf(read) },
            "the policy is an object that lets in every AWS account": {
                bucket: "training-data",
                policy: { Version: "2012-10-17", Statement: [{ ...read, Effect: "Allow", Principal: { AWS: "*" } }] },
            },
            "the inline policy of a bucket lets everybody read": ofType("aws:s3/bucket:Bucket", {
                policy: policyOf(read),
            }),
            "the condition leaves everybody in who uses TLS": {
                bucket: "training-data",
                policy: policyOf({ ...read, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
            },
        },
        unknown: {
            "the policy is not known yet": { bucket: "training-data", policy: unknownValue },
            "a principal is not known yet": {
                bucket: "training-data",
                policy: {
                    Version: "2012-10-17",
                    Statement: [{ ...read, Effect: "Allow", Principal: { AWS: unknownValue } }],
                },
            },
        },
        notApplicable: {
            "the bucket has no inline policy": ofType("aws:s3/bucket:Bucket", { bucket: "training-data" }),
        },
    },
});
