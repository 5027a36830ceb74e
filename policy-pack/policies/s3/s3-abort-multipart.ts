import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3";

import { asList, definePolicy, isSet, isUnknown, unknownValue } from "../../policy";

const abort = { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };

/** Whether a filter leaves objects out; an empty prefix does not. */
function isNarrowed(filter: object | undefined): boolean {
    return filter !== undefined && Object.keys(filter).some((key) => isSet(filter, key as never));
}

export default definePolicy<BucketLifecycleConfigurationArgs>({
    id: "s3-abort-multipart",
    title: "Lifecycle rules clear away incomplete uploads",
    severity: "low",
    appliesTo: [
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
    ],
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_300"],
    why:
        "Parts of an upload that was never finished are kept, and paid for, without showing up in any listing; those of " +
        "datasets and models are large.",
    fix: "Add an enabled rule with abortIncompleteMultipartUpload.daysAfterInitiation, for example 7, for all objects.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
    check({ rules }, { report, unknown }) {
        const aborting = asList(rules).filter(
            (rule) =>
                isSet(rule, "abortIncompleteMultipartUpload") && !isSet(rule, "prefix") && !isNarrowed(rule.filter),
        );
        const settled = aborting.filter((rule) => !isUnknown(rule, "status"));
        if (settled.some(({ status }) => status === "Enabled")) return;
        if (settled.length < aborting.length) unknown("has a rule whose status is not known yet", "rules");
        else report("has no enabled rule for all objects that aborts incomplete uploads", "rules");
    },
    examples: {
        passes: {
            "a rule for all objects aborts after a week": { rules: [{ id: "abort", status: "Enabled", ...abort }] },
            "one rule aborts, and the status of another is not known yet": {
                rules: [
                    { id: "other", status: unknownValue, ...abort },
                    { id: "abort", status: "Enabled", ...abort },
                ],
            },
            "a rule with an empty prefix aborts after a week": {
                rules: [{ id: "abort", status: "Enabled", filter: { prefix: "" }, ...abort }],
            },
        },
        fails: {
            "no rule aborts": { rules: [{ id: "expire", status: "Enabled", expiration: { days: 365 } }] },
            "the rule that aborts is disabled": { rules: [{ id: "abort", status: "Disabled", ...abort }] },
            "the rule that aborts is for some objects only": {
                rules: [{ id: "abort", status: "Enabled", filter: { prefix: "checkpoints/" }, ...abort }],
            },
        },
        unknown: {
            "the rules are not known yet": { rules: unknownValue },
            "the status of the rule is not known yet": { rules: [{ id: "abort", status: unknownValue, ...abort }] },
        },
    },
});
