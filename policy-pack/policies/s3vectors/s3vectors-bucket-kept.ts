import type { VectorsVectorBucketArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue } from "../../policy";
import { vectorBucketType } from "../../services/s3vectors";

export default definePolicy<VectorsVectorBucketArgs>({
    id: "s3vectors-bucket-kept",
    title: "Vector buckets are not destroyed with what they hold",
    severity: "medium",
    appliesTo: vectorBucketType,
    supports: ["A.7.2"],
    why: "With forceDestroy one rename in the program deletes every index. There are no versions to restore: all documents have to be embedded again.",
    fix: "Set forceDestroy to false, or leave it out.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-buckets-delete.html",
    check({ forceDestroy }, { report }) {
        if (forceDestroy === true) report("is destroyed with all of its indexes", "forceDestroy");
    },
    examples: {
        passes: {
            "nothing is said, which means no": {},
            "it is off": { forceDestroy: false },
        },
        fails: { "it is on": { forceDestroy: true } },
        unknown: { "it is not known yet": { forceDestroy: unknownValue } },
    },
});
