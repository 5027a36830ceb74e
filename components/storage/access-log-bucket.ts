import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Statement } from "../security/policy-document";
import { createHardenedBucket, housekeeping } from "./hardened-bucket";

export interface AccessLogBucketArgs {
    /** How long logs are kept, in days; 400 unless told. */
    readonly retentionInDays?: number;
    /** Name of a bucket of your own in place of a new one; it has to let S3 deliver the logs of this account's buckets. */
    readonly existing?: pulumi.Input<string>;
}

/**
 * Takes the access logs of the account's buckets. Encrypted with S3's own key, for S3 delivers access logs to no bucket
 * that encrypts with a KMS key by default, and without access logs of its own, for those would never end.
 */
export class AccessLogBucket extends pulumi.ComponentResource {
    readonly bucketName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;

    /** @throws Error when `existing` is given together with anything else */
    constructor(name: string, args: AccessLogBucketArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:storage:AccessLogBucket", name, {}, opts);
        if (args.existing !== undefined) {
            if (args.retentionInDays !== undefined) {
                throw new Error(
                    `The log bucket "${name}" is an existing one: leave out retentionInDays, which only a new bucket takes.`,
                );
            }
            this.bucketName = pulumi.output(args.existing);
            this.arn = pulumi
                .all([accountOf(this), this.bucketName])
                .apply(([{ partition }, bucketName]) => `arn:${partition}:s3:::${bucketName}`);
            this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
            return;
        }
        const { bucket, arn } = createHardenedBucket(
            name,
            {
                account: accountOf(this),
                versioned: true,
                rules: [
                    ...housekeeping(30),
                    {
                        id: "expire-logs",
                        status: "Enabled",
                        filter: {},
                        expiration: { days: args.retentionInDays ?? 400 },
                    },
                ],
                statements: (bucketArn, account) => [logDelivery(bucketArn, account)],
                tags: {},
            },
            this,
        );
        this.bucketName = bucket.bucket;
        this.arn = arn;
        this.registerOutputs({ bucketName: this.bucketName, arn });
    }
}

/** Lets S3 deliver the access logs of this account's buckets. */
export function logDelivery(bucketArn: string, account: Account): Statement {
    return {
        Sid: "AccessLogsOfTheAccount",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${bucketArn}/*`,
        Condition: {
            ArnLike: { "aws:SourceArn": `arn:${account.partition}:s3:::*` },
            StringEquals: { "aws:SourceAccount": account.id },
        },
    };
}
