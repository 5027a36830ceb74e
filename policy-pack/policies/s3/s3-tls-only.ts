import type { BucketPolicyArgs } from "@pulumi/aws/s3";

import { documentOf } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { acceptsTlsOnly, bucketTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const denial = {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::training-data", "arn:aws:s3:::training-data/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });

export default definePolicy<AnyBucketArgs>({
    id: "s3-tls-only",
    title: "Buckets refuse requests without TLS",
    severity: "medium",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2"],
    equivalents: ["cdk-nag:S3BucketSSLRequestsOnly", "fsbp:S3.5"],
    why: "S3 answers plain HTTP too; then anybody on the way can read, and change, the data that a model learns from.",
    fix:
        "Add a BucketPolicy that denies Principal * the action s3:* on the bucket and on its objects, on the condition " +
        "that aws:SecureTransport is false.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    check(bucket, { graph, report, unknown, each }) {
        const policies = graph.referringTo<BucketPolicyArgs>(bucket, "bucket", policyType);
        each(policies.resources, ({ name, props }) => {
            const document = documentOf(props, "policy");
            const verdict = document ? acceptsTlsOnly(document, bucket) : "no";
            if (verdict === "no") report(`has a bucket policy ("${name}") that does not deny all requests without TLS`);
            if (verdict === "unknown") unknown(`has a bucket policy ("${name}") that is not known in full yet`);
        });
        if (policies.resources.length > 0) return;
        const document = documentOf(bucket.props, "policy");
        const verdict = document ? acceptsTlsOnly(document, bucket) : "no";
        if (verdict === "yes") return;
        if (verdict === "unknown") unknown("is not known in full yet", "policy");
        else if (!policies.complete) unknown("may be the bucket of a bucket policy whose bucket is not known yet");
        else if (document) report("has a policy that does not deny all requests without TLS", "policy");
        else report("accepts requests without TLS");
    },
    examples: {
        passes: {
            "the bucket policy denies plain HTTP": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                policy: { type: policyType, props: { bucket: ref("data"), policy: policyOf(denial) } },
            },
            "the bucket policy names the bucket, and other statements stand beside": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                policy: {
                    type: policyType,
                    props: {
                        bucket: "training-data",
                        policy: policyOf(
                            {
                                Effect: "Allow",
                                Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
                                Action: "s3:GetObject",
                                Resource: "arn:aws:s3:::training-data/*",
                            },
                            denial,
                        ),
                    },
                },
            },
            "the policy denies plain HTTP for every resource, whatever the bucket will be called": {
                data: { type: bucketType },
                policy: {
                    type: policyType,
                    props: { bucket: ref("data"), policy: policyOf({ ...denial, Resource: "*" }) },
                },
            },
            "the inline policy denies plain HTTP": {
                data: { type: bucketType, props: { bucket: "training-data", policy: policyOf(denial) } },
            },
        },
        fails: {
            "there is no bucket policy": { data: { type: bucketType } },
            "the bucket policy says nothing of TLS": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                policy: {
                    type: policyType,
                    props: {
                        bucket: ref("data"),
                        policy: policyOf({
                            Effect: "Allow",
                            Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
                            Action: "s3:*",
                            Resource: "*",
                        }),
                    },
                },
            },
            "the objects are left out": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                policy: {
                    type: policyType,
                    props: {
                        bucket: ref("data"),
                        policy: policyOf({ ...denial, Resource: "arn:aws:s3:::training-data" }),
                    },
                },
            },
            "only reading is denied": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                policy: {
                    type: policyType,
                    props: { bucket: ref("data"), policy: policyOf({ ...denial, Action: "s3:GetObject" }) },
                },
            },
            "the inline policy is another bucket's": {
                data: { type: bucketType, props: { bucket: "evaluation-data", policy: policyOf(denial) } },
            },
        },
        unknown: {
            "the policy is not known yet": {
                data: { type: bucketType },
                policy: { type: policyType, props: { bucket: ref("data"), policy: unknownValue } },
            },
            "the policy names a bucket, and the bucket's own name is not known yet": {
                data: { type: bucketType, props: { bucket: unknownValue } },
                policy: { type: policyType, props: { bucket: ref("data"), policy: policyOf(denial) } },
            },
            "the bucket of a bucket policy is not known yet": {
                data: { type: bucketType },
                policy: { type: policyType, props: { bucket: unknownValue, policy: policyOf(denial) } },
            },
        },
    },
});
