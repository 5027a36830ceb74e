import type { BucketObjectLockConfigurationArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue, withConfig } from "../../policy";

export default definePolicy<BucketObjectLockConfigurationArgs, { leastDays: number }>({
    id: "s3-object-lock",
    title: "Object Lock keeps every version in compliance mode for long enough",
    severity: "medium",
    appliesTo: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    supports: ["A.6.2.8"],
    why:
        "Records prove something only while nobody can change them: without a default retention nothing is locked, and " +
        "in governance mode whoever may bypass it deletes them.",
    fix: "Set rule.defaultRetention to mode COMPLIANCE and to as many days as records have to be kept.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    config: {
        leastDays: {
            type: "integer",
            minimum: 1,
            default: 365,
            description: "The fewest days that a version has to be kept.",
        },
    },
    check({ rule }, { report, config }) {
        const { mode, days, years } = rule?.defaultRetention ?? {};
        if (mode === undefined || mode === null) return report("locks nothing by default", "rule.defaultRetention");
        if (mode !== "COMPLIANCE") report("can be bypassed", "rule.defaultRetention.mode");
        if (Math.max(Number(days ?? 0), Number(years ?? 0) * 365) < config.leastDays) {
            report(`keeps versions for less than ${config.leastDays} days`, "rule.defaultRetention.days");
        }
    },
    examples: {
        passes: {
            "versions are kept for 400 days": { rule: { defaultRetention: { mode: "COMPLIANCE", days: 400 } } },
            "versions are kept for a year": { rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } } },
            "fewer days are enough here": withConfig(
                { leastDays: 30 },
                { rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } },
            ),
        },
        fails: {
            "there is no default retention": {},
            "it can be bypassed": { rule: { defaultRetention: { mode: "GOVERNANCE", days: 400 } } },
            "versions are kept for a month": { rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } },
            "nothing says for how long": { rule: { defaultRetention: { mode: "COMPLIANCE" } } },
        },
        unknown: {
            "the mode is not known yet": { rule: { defaultRetention: { mode: unknownValue, days: 400 } } },
        },
    },
});
