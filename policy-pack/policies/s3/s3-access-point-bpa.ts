import type { AccessPointArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue } from "../../policy";

const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

export default definePolicy<AccessPointArgs>({
    id: "s3-access-point-bpa",
    title: "Access points block public access, with all four settings",
    severity: "high",
    appliesTo: "aws:s3/accessPoint:AccessPoint",
    supports: ["A.7.2"],
    equivalents: ["fsbp:S3.19"],
    why:
        "An access point is a second door to a bucket, with a policy of its own; its block cannot be changed any more once " +
        "it is made.",
    fix: "Leave publicAccessBlockConfiguration out, or set its four settings to true.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html",
    check(accessPoint, { report, each }) {
        // Unlike a bucket's, each setting of an access point is true when absent.
        each(accessPoint.publicAccessBlockConfiguration, (block) =>
            each(flags, (flag) => {
                if (block[flag] === false) report(`turns ${flag} off`, `publicAccessBlockConfiguration.${flag}`);
            }),
        );
    },
    examples: {
        passes: {
            "the block is left at its default, all four": { bucket: "training-data" },
            "the block names one setting and leaves the others at true": {
                bucket: "training-data",
                publicAccessBlockConfiguration: { blockPublicPolicy: true },
            },
        },
        fails: {
            "one setting is off": {
                bucket: "training-data",
                publicAccessBlockConfiguration: { blockPublicPolicy: false },
            },
        },
        unknown: {
            "a setting is not known yet": {
                bucket: "training-data",
                publicAccessBlockConfiguration: { blockPublicAcls: unknownValue },
            },
        },
    },
});
