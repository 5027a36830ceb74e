import type { BucketArgs, BucketPublicAccessBlockArgs } from "@pulumi/aws/s3";

import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;
const allFlags = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
};

export default definePolicy<BucketArgs>({
    id: "s3-bucket-block-public-access",
    title: "Every bucket blocks public access, with all four settings",
    severity: "high",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2"],
    equivalents: ["cdk-nag:S3BucketLevelPublicAccessProhibited", "fsbp:S3.8"],
    why: "One wrong ACL or bucket policy makes training data and model weights public; the block overrules both.",
    fix: "Add a BucketPublicAccessBlock for the bucket with all four settings true.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check(bucket, { graph, report, unknown, each }) {
        const blocks = graph.referringTo<BucketPublicAccessBlockArgs>(bucket, "bucket", blockType);
        if (blocks.resources.length === 0) {
            if (blocks.complete) report("has no public access block");
            else unknown("may be the bucket of a public access block whose bucket is not known yet");
        }
        each(blocks.resources, ({ name, props }) => {
            // Each setting is false when absent.
            for (const flag of flags)
                if (props[flag] !== true) report(`has a public access block ("${name}") without ${flag}`);
        });
    },
    examples: {
        passes: {
            "the block sets all four": {
                data: { type: bucketType },
                block: { type: blockType, props: { bucket: ref("data"), ...allFlags } },
            },
            "the block names the bucket": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                block: { type: blockType, props: { bucket: "training-data", ...allFlags } },
            },
        },
        fails: {
            "there is no block": { data: { type: bucketType } },
            "the block is another bucket's": {
                data: { type: bucketType },
                other: { type: bucketType },
                block: { type: blockType, props: { bucket: ref("other"), ...allFlags } },
            },
            // Another stack may own the account's settings tomorrow, and another provider the bucket's account today.
            "only the account has a block": {
                data: { type: bucketType },
                account: { type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", props: allFlags },
            },
            "one setting is left at its default, false": {
                data: { type: bucketType },
                block: {
                    type: blockType,
                    props: { bucket: ref("data"), ...allFlags, restrictPublicBuckets: undefined },
                },
            },
        },
        unknown: {
            "a setting is not known yet": {
                data: { type: bucketType },
                block: { type: blockType, props: { bucket: ref("data"), ...allFlags, blockPublicAcls: unknownValue } },
            },
            "the bucket of the block is not known yet": {
                data: { type: bucketType },
                block: { type: blockType, props: { bucket: unknownValue, ...allFlags } },
            },
        },
    },
});
