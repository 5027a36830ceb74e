import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { physicalName } from "../naming";
import type { Statement } from "../security/policy-document";
import { denyPlainText, policyDocument } from "../security/policy-document";

/** What differs between the buckets of this area. */
export interface HardenedBucketArgs {
    readonly account: pulumi.Output<Account>;
    /** A customer's key; S3's own where there is none. */
    readonly keyArn?: pulumi.Output<string>;
    readonly versioned: boolean;
    /** For how many days no version can be deleted or replaced, by nobody; only where the bucket is versioned. */
    readonly lockedForDays?: number;
    readonly rules: readonly aws.types.input.s3.BucketLifecycleConfigurationRule[];
    /** What the bucket's policy says beside the demand for TLS. */
    readonly statements: (bucketArn: string, account: Account) => readonly Statement[];
    readonly tags: Readonly<Record<string, string>>;
}

export interface HardenedBucket {
    readonly bucket: aws.s3.Bucket;
    /** Chosen, so known in a preview. */
    readonly bucketName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    readonly policy: aws.s3.BucketPolicy;
}

/** The resources that every bucket gets: no public access, no ACLs, encryption, TLS only, versions and their expiry. */
export function createHardenedBucket(
    name: string,
    args: HardenedBucketArgs,
    parent: pulumi.ComponentResource,
): HardenedBucket {
    const bucketName = args.account.apply(({ id }) => bucketNameOf(pulumi.getProject(), pulumi.getStack(), name, id));
    const arn = pulumi
        .all([args.account, bucketName])
        .apply(([{ partition }, known]) => `arn:${partition}:s3:::${known}`);
    const opts = { parent };
    const { lockedForDays } = args;
    const bucket = new aws.s3.Bucket(
        name,
        { bucket: bucketName, tags: args.tags, ...(lockedForDays === undefined ? {} : { objectLockEnabled: true }) },
        opts,
    );
    const target = { bucket: bucket.bucket };
    const block = new aws.s3.BucketPublicAccessBlock(
        name,
        {
            ...target,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        opts,
    );
    new aws.s3.BucketOwnershipControls(name, { ...target, rule: { objectOwnership: "BucketOwnerEnforced" } }, opts);
    new aws.s3.BucketServerSideEncryptionConfiguration(
        name,
        {
            ...target,
            rules: [
                args.keyArn === undefined
                    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
                    : {
                          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.keyArn },
                          bucketKeyEnabled: true,
                      },
            ],
        },
        opts,
    );
    const versioning = args.versioned
        ? [new aws.s3.BucketVersioning(name, { ...target, versioningConfiguration: { status: "Enabled" } }, opts)]
        : [];
    if (lockedForDays !== undefined) {
        new aws.s3.BucketObjectLockConfiguration(
            name,
            { ...target, rule: { defaultRetention: { mode: "COMPLIANCE", days: lockedForDays } } },
            { ...opts, dependsOn: versioning },
        );
    }
    // Expiry of versions is refused while versioning is not on yet; two changes of a bucket's access conflict.
    new aws.s3.BucketLifecycleConfiguration(
        name,
        { ...target, rules: [...args.rules] },
        { ...opts, dependsOn: versioning },
    );
    const policy = new aws.s3.BucketPolicy(
        name,
        {
            ...target,
            policy: pulumi
                .all([arn, args.account])
                .apply(([known, account]) =>
                    policyDocument([denyPlainText("s3:*", [known, `${known}/*`]), ...args.statements(known, account)]),
                ),
        },
        { ...opts, dependsOn: block },
    );
    return { bucket, bucketName, arn, policy };
}

/** Sends a bucket's access logs to a log bucket. */
export function logAccess(
    name: string,
    bucketName: pulumi.Input<string>,
    logBucketName: pulumi.Input<string>,
    parent: pulumi.ComponentResource,
): void {
    new aws.s3.BucketLogging(
        name,
        { bucket: bucketName, targetBucket: logBucketName, targetPrefix: `${name}/` },
        { parent },
    );
}

const longestBucketName = 63;

/** A bucket's name: unique in the world by the account's id, which is kept whole. */
export function bucketNameOf(project: string, stack: string, name: string, account: string): string {
    return `${physicalName([project, stack, name], longestBucketName - account.length - 1)}-${account}`;
}

/** Lifecycle rules that cost nobody data: what was never finished, and versions that were replaced long ago. */
export function housekeeping(noncurrentDays: number): readonly aws.types.input.s3.BucketLifecycleConfigurationRule[] {
    return [
        {
            id: "abort-incomplete-uploads",
            status: "Enabled",
            filter: {},
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
        {
            id: "expire-noncurrent-versions",
            status: "Enabled",
            filter: {},
            noncurrentVersionExpiration: { noncurrentDays },
        },
    ];
}
