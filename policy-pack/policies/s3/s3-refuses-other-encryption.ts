import type { BucketPolicyArgs } from "@pulumi/aws/s3";

import { allOf, anyOf, documentOf, includesEveryone, selectionCovers } from "../../iam";
import type { PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes, isUnderCustomerKey } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType] = bucketTypes;
const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

const headers = /^s3:x-amz-server-side-encryption(-aws-kms-key-id)?$/;

const data = { type: bucketType, props: { bucket: "training-data" } };
const underKey = (sseAlgorithm: string, kmsMasterKeyId?: string): { type: string; props: Record<string, unknown> } => ({
    type: encryptionType,
    props: {
        bucket: ref("data"),
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId } }],
    },
});
const encryption = underKey("aws:kms", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::training-data/*",
    Condition: {
        StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
        Null: { "s3:x-amz-server-side-encryption": "false" },
    },
};
const policyOf = (...Statement: object[]): { type: string; props: Record<string, unknown> } => ({
    type: policyType,
    props: { bucket: ref("data"), policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
});

/** Whether a document denies objects by the encryption that the request asks for. */
function deniesByEncryption({ unknown, problems, statements }: PolicyDocument): Truth {
    const isUnread: Truth = unknown || problems.length > 0 ? "unknown" : "no";
    return anyOf([...statements.map(isDenial), isUnread]);
}

function isDenial({ effect, principals, actions, conditions, unknownConditions }: Statement): Truth {
    if (effect === "Allow") return "no";
    return allOf([
        effect === undefined ? "unknown" : "yes",
        principals?.negated ? "no" : includesEveryone(principals),
        selectionCovers(actions, "s3:putobject"),
        conditions.some(({ key }) => headers.test(key)) ? "yes" : unknownConditions ? "unknown" : "no",
    ]);
}

export default definePolicy<AnyBucketArgs>({
    id: "s3-refuses-other-encryption",
    title: "Buckets under a customer managed key refuse objects under other encryption",
    severity: "low",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2"],
    why:
        "The key of a bucket is a default: an upload that asks for AES256 is stored without it, and so is read by whoever " +
        "may read the bucket, and goes on being read when the key is disabled.",
    fix:
        "Deny Principal * the action s3:PutObject in the bucket policy, on the condition StringNotEquals that " +
        "s3:x-amz-server-side-encryption is aws:kms, and Null that it is given.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms",
    check(bucket, { graph, report, unknown, notApplicable }) {
        const isUnder = isUnderCustomerKey(graph, bucket);
        if (isUnder === "no") notApplicable();
        if (isUnder === "unknown") return unknown("may be under a key that is not known yet");
        const policies = graph.referringTo<BucketPolicyArgs>(bucket, "bucket", policyType);
        const documents = [...policies.resources.map(({ props }) => props), bucket.props].flatMap(
            (props) => documentOf(props, "policy") ?? [],
        );
        const verdict = anyOf([...documents.map(deniesByEncryption), policies.complete ? "no" : "unknown"]);
        if (verdict === "no") report("accepts objects under other encryption than its key");
        if (verdict === "unknown") unknown("has a bucket policy that is not known in full yet");
    },
    examples: {
        passes: {
            "what asks for other encryption is denied": { data, encryption, policy: policyOf(denial) },
            "what names no key is denied": {
                data,
                encryption,
                policy: policyOf({
                    ...denial,
                    Condition: { Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "true" } },
                }),
            },
        },
        fails: {
            "there is no bucket policy": { data, encryption },
            "only plain HTTP is denied": {
                data,
                encryption,
                policy: policyOf({
                    ...denial,
                    Action: "s3:*",
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                }),
            },
            "somebody is left out": {
                data,
                encryption,
                policy: policyOf({
                    ...denial,
                    Principal: undefined,
                    NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/upload" },
                }),
            },
        },
        unknown: {
            "the policy is not known yet": {
                data,
                encryption,
                policy: { type: policyType, props: { bucket: ref("data"), policy: unknownValue } },
            },
            "the encryption is not known yet": {
                data,
                encryption: { type: encryptionType, props: { bucket: ref("data"), rules: unknownValue } },
            },
        },
        notApplicable: {
            "the bucket has the default encryption, with a key of AWS": { data },
            "the bucket is encrypted with a key of S3": { data, encryption: underKey("AES256") },
        },
    },
});
