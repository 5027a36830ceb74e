import type { VectorsVectorBucketArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue } from "../../policy";
import { usesCustomerKey, vectorBucketType } from "../../services/s3vectors";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<VectorsVectorBucketArgs>({
    id: "s3vectors-bucket-cmk",
    title: "Vector buckets are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: vectorBucketType,
    supports: ["A.7.2"],
    why: "Vectors carry the text that they were made from, as metadata and to a good part in their numbers. Only a key of your own can be taken away.",
    fix: "Set encryptionConfigurations to sseType aws:kms with a kmsKeyArn of yours; the bucket is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-data-encryption.html",
    check(bucket, { report }) {
        if (usesCustomerKey(bucket)) return;
        report("is not encrypted with a customer managed key", "encryptionConfigurations");
    },
    examples: {
        passes: {
            "a key is named": { encryptionConfigurations: [{ sseType: "aws:kms", kmsKeyArn }] },
            "the key is made in the same deployment": {
                encryptionConfigurations: [{ sseType: "aws:kms", kmsKeyArn: unknownValue }],
            },
        },
        fails: {
            "nothing is said, which means a key of AWS": { vectorBucketName: "knowledge" },
            "the key is one of Amazon S3": { encryptionConfigurations: [{ sseType: "AES256" }] },
            "no key is named": { encryptionConfigurations: [{ sseType: "aws:kms" }] },
        },
        unknown: {
            "the type is not known yet": { encryptionConfigurations: [{ sseType: unknownValue, kmsKeyArn }] },
        },
    },
});
