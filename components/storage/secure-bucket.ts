import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { OptOuts } from "../opt-outs";
import { optOutTags } from "../opt-outs";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import type { AccessLogBucket } from "./access-log-bucket";
import { createDataBucket } from "./data-bucket";

export interface SecureBucketArgs {
    /** Encrypts every object; a key of the bucket's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the bucket's access logs; one of the bucket's own unless told. */
    readonly accessLogs?: AccessLogBucket;
    /** How long a version is kept after it was replaced or deleted, in days; 365 unless told. */
    readonly noncurrentDays?: number;
    /** Reasons for going without, by the policy that then fails. */
    readonly optOuts?: OptOuts<"s3-access-logging" | "s3-versioning">;
    /** A bucket of your own in place of a new one; nothing about it is changed. */
    readonly existing?: ExistingBucket;
}

/** A bucket that is there already. */
export interface ExistingBucket {
    readonly bucketName: pulumi.Input<string>;
    readonly key: EncryptionKey;
}

/** A bucket for data that matters: private, encrypted with a customer's key, versioned, logged, and reached over TLS only. */
export class SecureBucket extends pulumi.ComponentResource {
    /** Known in a preview. */
    readonly bucketName: pulumi.Output<string>;
    /** Known in a preview. */
    readonly arn: pulumi.Output<string>;
    readonly key: EncryptionKey;

    private readonly name: string;

    /** @throws Error when `accessLogs` is given together with the opt-out from access logging, or `existing` with anything else */
    constructor(name: string, args: SecureBucketArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:storage:SecureBucket", name, {}, opts);
        const { existing, ...own } = args;
        const { optOuts = {} } = own;
        if (existing && Object.values(own).some((value) => value !== undefined)) {
            throw new Error(
                `The bucket "${name}" is an existing one: leave out ${Object.keys(own).join(", ")}, which only a new bucket takes.`,
            );
        }
        if (args.accessLogs && optOuts["s3-access-logging"] !== undefined) {
            throw new Error(`The bucket "${name}" has accessLogs and an opt-out from them: leave one of the two out.`);
        }
        const tags = optOutTags(optOuts);
        this.name = name;
        if (existing) {
            this.key = existing.key;
            this.bucketName = pulumi.output(existing.bucketName);
            this.arn = pulumi
                .all([accountOf(this), this.bucketName])
                .apply(([{ partition }, bucketName]) => `arn:${partition}:s3:::${bucketName}`);
            this.registerOutputs({ bucketName: this.bucketName, arn: this.arn, keyArn: this.key.arn });
            return;
        }
        this.key =
            args.key ?? new EncryptionKey(name, { description: `Encrypts the bucket ${name}` }, { parent: this });
        const { bucketName, arn } = createDataBucket(
            name,
            {
                key: this.key,
                ...(optOuts["s3-access-logging"] === undefined
                    ? args.accessLogs && { accessLogs: args.accessLogs }
                    : { accessLogs: "none" }),
                versioned: optOuts["s3-versioning"] === undefined,
                noncurrentDays: args.noncurrentDays ?? 365,
                tags,
            },
            this,
        );
        this.bucketName = bucketName;
        this.arn = arn;
        this.registerOutputs({ bucketName, arn, keyArn: this.key.arn });
    }

    /** Lets a role list, read and decrypt what is at `place`: a key, a prefix that ends in a slash, or everything unless told. */
    grantRead(role: ExecutionRole, place = ""): aws.iam.RolePolicy[] {
        return [
            role.grant(
                this.purpose("read", place),
                this.arn.apply((arn) => readPermissions(arn, place)),
            ),
            this.key.grantDecrypt(role, "s3"),
        ];
    }

    /** Lets a role write and encrypt what is at `place`: a key, a prefix that ends in a slash, or anything unless told. It may read none of it. */
    grantWrite(role: ExecutionRole, place = ""): aws.iam.RolePolicy[] {
        return [
            role.grant(
                this.purpose("write", place),
                this.arn.apply((arn) => writePermissions(arn, place)),
            ),
            // Uploads in parts are decrypted as they are put together.
            this.key.grantEncryptDecrypt(role, "s3"),
        ];
    }

    private purpose(verb: string, place: string): string {
        return [verb, this.name, ...(place === "" ? [] : [policyNamePart(place)])].join("-");
    }
}

/** A key or prefix in the letters that the name of an inline policy may have; different for different places. */
export function policyNamePart(place: string): string {
    return place.replace(/[^A-Za-z0-9._-]/g, (letter) => `+${letter.charCodeAt(0).toString(16)}`);
}

/** What it takes to list and read the objects at a place. */
export function readPermissions(bucketArn: string, place: string): readonly Permission[] {
    const pattern = keysAt(place);
    return [
        { actions: ["s3:GetObject", "s3:GetObjectVersion"], resources: [`${bucketArn}/${pattern}`] },
        {
            actions: ["s3:ListBucket"],
            resources: [bucketArn],
            ...(place === "" ? {} : { conditions: { StringLike: { "s3:prefix": [pattern] } } }),
        },
    ];
}

/** What it takes to write objects at a place. */
export function writePermissions(bucketArn: string, place: string): readonly Permission[] {
    return [{ actions: ["s3:AbortMultipartUpload", "s3:PutObject"], resources: [`${bucketArn}/${keysAt(place)}`] }];
}

function keysAt(place: string): string {
    return place === "" || place.endsWith("/") ? `${place}*` : place;
}
