import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { EncryptionKey } from "../security/encryption-key";
import type { Statement } from "../security/policy-document";
import { AccessLogBucket } from "./access-log-bucket";
import type { HardenedBucket } from "./hardened-bucket";
import { createHardenedBucket, housekeeping, logAccess } from "./hardened-bucket";

/** What differs between the buckets that hold data. */
export interface DataBucketArgs {
    readonly key: EncryptionKey;
    /** Takes the bucket's access logs; one of the bucket's own unless told, none where there is a reason. */
    readonly accessLogs?: AccessLogBucket | "none";
    /** How long a version is kept after it was replaced or deleted, in days. */
    readonly noncurrentDays: number;
    readonly versioned?: boolean;
    /** For how many days no version can be deleted or replaced, by nobody. */
    readonly lockedForDays?: number;
    /** What the bucket's policy says beside the demands for TLS and for the bucket's encryption. */
    readonly statements?: (bucketArn: string, account: Account) => readonly Statement[];
    readonly tags?: Readonly<Record<string, string>>;
}

export interface DataBucket extends HardenedBucket {
    /** Undefined where there are none. */
    readonly accessLogs: AccessLogBucket | undefined;
}

/** A hardened bucket that encrypts with a customer's key, logs who comes, and tells EventBridge of changes. */
export function createDataBucket(name: string, args: DataBucketArgs, parent: pulumi.ComponentResource): DataBucket {
    const { key, lockedForDays, statements = () => [] } = args;
    const hardened = createHardenedBucket(
        name,
        {
            account: accountOf(parent),
            keyArn: key.arn,
            versioned: args.versioned ?? true,
            ...(lockedForDays === undefined ? {} : { lockedForDays }),
            rules: housekeeping(args.noncurrentDays),
            statements: (bucketArn, account) => [denyOtherEncryption(bucketArn), ...statements(bucketArn, account)],
            tags: args.tags ?? {},
        },
        parent,
    );
    // Rules of EventBridge can watch for documents that are planted or vanish.
    new aws.s3.BucketNotification(name, { bucket: hardened.bucket.bucket, eventbridge: true }, { parent });
    if (args.accessLogs === "none") return { ...hardened, accessLogs: undefined };
    const accessLogs = args.accessLogs ?? new AccessLogBucket(`${name}-access-logs`, {}, { parent });
    logAccess(name, hardened.bucket.bucket, accessLogs.bucketName, parent);
    return { ...hardened, accessLogs };
}

/** Refuses uploads that ask for another encryption than the bucket's. */
export function denyOtherEncryption(bucketArn: string): Statement {
    return {
        Sid: "DenyOtherEncryption",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: `${bucketArn}/*`,
        Condition: {
            // An upload that names no encryption gets the bucket's.
            Null: { "s3:x-amz-server-side-encryption": "false" },
            StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
        },
    };
}
