import type { VectorsIndexArgs, VectorsVectorBucketArgs } from "@pulumi/aws/s3";

import { definePolicy, ref, unknownValue } from "../../policy";
import { hasOwnEncryption, usesCustomerKey, vectorBucketType, vectorIndexType } from "../../services/s3vectors";
import { someOf } from "../../services/lists";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const encrypted = { encryptionConfigurations: [{ sseType: "aws:kms", kmsKeyArn }] };

export default definePolicy<VectorsIndexArgs>({
    id: "s3vectors-index-cmk",
    title: "Vector indexes are encrypted with a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: vectorIndexType,
    supports: ["A.7.2"],
    why: "An index can go without the key of its bucket. Its vectors carry the text that they were made from, for every tenant whose index it is.",
    fix: "Leave encryptionConfigurations to the bucket and give that a key of yours, or set them to sseType aws:kms with a kmsKeyArn; the index is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-data-encryption.html",
    check(index, { graph, report, unknown }) {
        const path = "encryptionConfigurations";
        if (hasOwnEncryption(index.props)) {
            if (!usesCustomerKey(index.props)) report("is not encrypted with a customer managed key", path);
            return;
        }
        const { resources } = graph.referredToBy<VectorsVectorBucketArgs>(index, "vectorBucketName", vectorBucketType);
        if (someOf(resources, ({ props }) => usesCustomerKey(props))) return;
        if (resources.length > 0) report("is not encrypted with a customer managed key, nor is its bucket", path);
        else unknown("has the encryption of a bucket that is not in this stack", path);
    },
    examples: {
        passes: {
            "the index has a key": { index: { type: vectorIndexType, props: encrypted } },
            "the bucket has a key": {
                knowledge: { type: vectorBucketType, props: encrypted },
                index: { type: vectorIndexType, props: { vectorBucketName: ref("knowledge", "vectorBucketName") } },
            },
        },
        fails: {
            "neither index nor bucket has a key": {
                knowledge: { type: vectorBucketType, props: { vectorBucketName: "knowledge" } },
                index: { type: vectorIndexType, props: { vectorBucketName: ref("knowledge", "vectorBucketName") } },
            },
            "the index goes without the key of the bucket": {
                knowledge: { type: vectorBucketType, props: encrypted },
                index: {
                    type: vectorIndexType,
                    props: {
                        vectorBucketName: ref("knowledge", "vectorBucketName"),
                        encryptionConfigurations: [{ sseType: "AES256" }],
                    },
                },
            },
        },
        unknown: {
            "the bucket is another stack's": {
                index: { type: vectorIndexType, props: { vectorBucketName: "knowledge" } },
            },
            "the encryption is not known yet": {
                index: { type: vectorIndexType, props: { encryptionConfigurations: unknownValue } },
            },
        },
    },
});
