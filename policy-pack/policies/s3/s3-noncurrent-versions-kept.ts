import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3";

import { definePolicy, unknownValue, withConfig } from "../../policy";

const rule = { id: "old-versions", status: "Enabled" };
const expiring = (noncurrentDays: number): never =>
    ({ rules: [{ ...rule, noncurrentVersionExpiration: { noncurrentDays } }] }) as never;

export default definePolicy<BucketLifecycleConfigurationArgs, { leastDays: number }>({
    id: "s3-noncurrent-versions-kept",
    title: "Old versions of objects are kept long enough to come back to",
    severity: "low",
    appliesTo: [
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
    ],
    supports: ["A.6.2.6", "A.7.2"],
    why:
        "Versions undo what went wrong: data that was overwritten, a model that was replaced. A rule that deletes them " +
        "after a day leaves no time to find out.",
    fix: "Set noncurrentVersionExpiration.noncurrentDays to 30 or more, or leave the rule out to keep all versions.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
    config: {
        leastDays: {
            type: "integer",
            minimum: 1,
            default: 30,
            description: "The fewest days that a version has to be kept after it was replaced.",
        },
    },
    check({ rules }, { report, each, config }) {
        each(rules, ({ status, noncurrentVersionExpiration: expiration }, index) => {
            if (!expiration || status !== "Enabled") return;
            const days = expiration.noncurrentDays;
            if (days === undefined || days === null || Number(days) >= config.leastDays) return;
            report(
                `deletes old versions in less than ${config.leastDays} days`,
                `rules.${index}.noncurrentVersionExpiration.noncurrentDays`,
            );
        });
    },
    examples: {
        passes: {
            "versions are kept for three months": expiring(90) as never,
            "no rule deletes versions": { rules: [rule] },
            "there are no rules": {},
            "a week is enough here": withConfig({ leastDays: 7 }, expiring(7)),
            "the rule is off": {
                rules: [{ ...rule, status: "Disabled", noncurrentVersionExpiration: { noncurrentDays: 1 } }],
            },
        },
        fails: { "versions are deleted after a day": expiring(1) },
        unknown: { "for how long they are kept is not known yet": expiring(unknownValue) },
    },
});
