import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3";

import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import type { ExampleResource } from "../../policy";
import { bucketTypes, loggingTypes, logSourcesOf } from "../../services/s3";

const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const rules = (...all: readonly object[]): Record<string, ExampleResource> => ({
    data: { type: bucketTypes[0] },
    logs: { type: bucketTypes[0] },
    logging: { type: loggingTypes[0], props: { bucket: ref("data"), targetBucket: ref("logs") } },
    expiry: { type, props: { bucket: ref("logs"), rules: all } },
});
const stack = (days: unknown, status = "Enabled"): Record<string, ExampleResource> =>
    rules({ id: "old-logs", status, expiration: { days } });

export default definePolicy<BucketLifecycleConfigurationArgs, { minimumDays: number }>({
    id: "s3-access-logs-kept",
    title: "Access logs in buckets are kept for a year",
    severity: "low",
    scope: "stack",
    appliesTo: [type, "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"],
    supports: ["A.6.2.8"],
    why: "A leak is often found months after it happened. Who read the data by then is in the access log, or nowhere.",
    fix: "Set expiration.days of the lifecycle rule to 365 or more.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/deleting-log-files-lifecycle.html",
    config: {
        minimumDays: {
            type: "integer",
            minimum: 1,
            default: 365,
            description: "The fewest days that access logs have to be kept.",
        },
    },
    check(lifecycle, { graph, report, each, notApplicable, config }) {
        const buckets = graph.referredToBy(lifecycle, "bucket", ...bucketTypes).resources;
        if (!buckets.some((bucket) => logSourcesOf(graph, bucket).resources.length > 0)) notApplicable();
        each(lifecycle.props.rules, ({ status, expiration }, index) => {
            const days = status === "Enabled" ? expiration?.days : undefined;
            if (days === undefined || days === null || Number(days) >= config.minimumDays) return;
            report(`deletes access logs in less than ${config.minimumDays} days`, `rules.${index}.expiration.days`);
        });
    },
    examples: {
        passes: {
            "logs are kept for longer than a year": stack(400),
            "the rule is off": stack(30, "Disabled"),
            "logs do not expire": rules({
                id: "uploads",
                status: "Enabled",
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            }),
            "ninety days are enough here": withConfig({ minimumDays: 90 }, stack(90)),
        },
        fails: { "logs are deleted after a month": stack(30) },
        unknown: { "for how long they are kept is not known yet": stack(unknownValue) },
        notApplicable: {
            "the bucket holds no logs": {
                data: { type: bucketTypes[0] },
                expiry: {
                    type,
                    props: {
                        bucket: ref("data"),
                        rules: [{ id: "scratch", status: "Enabled", expiration: { days: 7 } }],
                    },
                },
            },
        },
    },
});
