import type { AccountPublicAccessBlockArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue } from "../../policy";

const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;
const allFlags = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
};

export default definePolicy<AccountPublicAccessBlockArgs>({
    id: "s3-account-block-public-access",
    title: "The account's public access block has all four settings",
    severity: "high",
    appliesTo: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    supports: ["A.7.2"],
    equivalents: ["fsbp:S3.1"],
    why: "The account's block is what still holds for buckets that somebody makes outside of this program.",
    fix: "Set blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets to true.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html",
    check(block, { report, each }) {
        // Each setting is false when absent.
        each(flags, (flag) => {
            if (block[flag] !== true) report(`does not set ${flag}`, flag);
        });
    },
    examples: {
        passes: {
            "all four settings are true": allFlags,
        },
        fails: {
            "all settings are left at their default, false": {},
            "one setting is false": { ...allFlags, restrictPublicBuckets: false },
            "one setting is false and another not known yet": {
                ...allFlags,
                blockPublicAcls: unknownValue,
                blockPublicPolicy: false,
            },
        },
        unknown: {
            "a setting is not known yet": { ...allFlags, ignorePublicAcls: unknownValue },
        },
    },
});
