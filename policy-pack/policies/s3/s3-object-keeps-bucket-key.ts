import type { BucketObjectv2Args } from "@pulumi/aws/s3";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<BucketObjectv2Args>({
    id: "s3-object-keeps-bucket-key",
    title: "Objects are not encrypted with less than a customer-managed key",
    severity: "medium",
    appliesTo: [
        "aws:s3/bucketObjectv2:BucketObjectv2",
        "aws:s3/bucketObject:BucketObject",
        "aws:s3/objectCopy:ObjectCopy",
    ],
    supports: ["A.7.2"],
    why:
        "What an object says of its encryption outweighs what its bucket says: one that asks for AES256, or for aws:kms " +
        "without a key, is readable to whoever may read the bucket, whatever the bucket's own key.",
    fix: "Leave serverSideEncryption out, so that the bucket's key is used, or set kmsKeyId to a key of your own.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
    check(object, { report }) {
        if (isSet(object, "kmsKeyId")) {
            if (!isCustomerKey(object, "kmsKeyId")) report("is encrypted with a key that AWS manages", "kmsKeyId");
        } else if (isSet(object, "serverSideEncryption")) {
            report(
                object.serverSideEncryption === "AES256"
                    ? "is encrypted with a key of S3's own"
                    : "names no key, so that it is encrypted with one that AWS manages",
                "serverSideEncryption",
            );
        }
    },
    examples: {
        passes: {
            "the bucket says how the object is encrypted": {},
            "a key is given, which means aws:kms": { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd" },
            "the stack itself makes the key": { serverSideEncryption: "aws:kms", kmsKeyId: unknownValue },
        },
        fails: {
            "the object asks for AES256": { serverSideEncryption: "AES256" },
            "the object asks for aws:kms, and names no key": { serverSideEncryption: "aws:kms" },
            "the key is one that AWS manages": { serverSideEncryption: "aws:kms", kmsKeyId: "alias/aws/s3" },
        },
        unknown: {
            "how it is encrypted is not known yet": { serverSideEncryption: unknownValue },
        },
    },
});
