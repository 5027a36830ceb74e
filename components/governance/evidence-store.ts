import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { createDataBucket } from "../storage/data-bucket";
import type { ExistingBucket } from "../storage/secure-bucket";
import { policyNamePart, readPermissions, writePermissions } from "../storage/secure-bucket";
import type { Evidence, EvidenceSource } from "./evidence";
import { gatherEvidence } from "./evidence";

export interface EvidenceStoreArgs {
    /** Encrypts what is kept; a key of the store's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the store's access logs; a bucket of the store's own unless told. */
    readonly accessLogs?: AccessLogBucket;
    /** For how long nothing in it can be changed or deleted, in days: 365 or more, and 400 unless told. */
    readonly retentionInDays?: number;
    /** A store of another stack in place of a new one. */
    readonly existing?: ExistingBucket;
}

/**
 * Keeps what an auditor asks for: a bucket whose objects nobody can change or delete before their time is over, the
 * account's root user included.
 */
export class EvidenceStore extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly bucketName: pulumi.Output<string>;
    /** Known in a preview. */
    readonly arn: pulumi.Output<string>;
    readonly key: EncryptionKey;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the retention is shorter than a year, or `existing` is given together with anything else */
    constructor(name: string, args: EvidenceStoreArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:EvidenceStore", name, {}, opts);
        this.name = name;
        const { existing, ...own } = args;
        if (existing && Object.values(own).some((value) => value !== undefined)) {
            throw new Error(
                `The evidence store "${name}" is an existing one: leave out ${Object.keys(own).join(", ")}, which only a new one takes.`,
            );
        }
        if (existing) {
            this.key = existing.key;
            this.bucketName = pulumi.output(existing.bucketName);
            this.arn = pulumi
                .all([accountOf(this), this.bucketName])
                .apply(([{ partition }, bucketName]) => `arn:${partition}:s3:::${bucketName}`);
        } else {
            const lockedForDays = retentionOf(name, own.retentionInDays);
            this.key =
                own.key ??
                new EncryptionKey(name, { description: `Encrypts the evidence store ${name}` }, { parent: this });
            const { bucketName, arn } = createDataBucket(
                name,
                {
                    key: this.key,
                    ...(own.accessLogs && { accessLogs: own.accessLogs }),
                    noncurrentDays: lockedForDays,
                    lockedForDays,
                },
                this,
            );
            this.bucketName = bucketName;
            this.arn = arn;
        }
        this.evidence = [
            {
                control: "A.6.2.7",
                shows: "records are kept where nobody can change or delete them",
                resource: this.arn,
                record: pulumi.interpolate`s3://${this.bucketName}`,
            },
        ];
        this.registerOutputs({ bucketName: this.bucketName, arn: this.arn, keyArn: this.key.arn });
    }

    /**
     * Keeps a record, for everyone to see who may read the store: no secrets. A record that changes becomes a new
     * version, and stays when it is taken out of the program.
     *
     * @param path the object's key, e.g. `ai-systems/credit-scoring.json`
     */
    record(
        name: string,
        path: string,
        content: pulumi.Input<string>,
        opts?: pulumi.CustomResourceOptions,
    ): pulumi.Output<string> {
        const object = new aws.s3.BucketObjectv2(
            name,
            {
                bucket: this.bucketName,
                key: path,
                content,
                contentType: path.endsWith(".json") ? "application/json" : "text/plain",
                serverSideEncryption: "aws:kms",
                kmsKeyId: this.key.arn,
                bucketKeyEnabled: true,
                // What is locked cannot be deleted, and S3 asks for a checksum of what is to be locked.
                checksumAlgorithm: "SHA256",
            },
            { parent: this, retainOnDelete: true, ...opts },
        );
        return pulumi.interpolate`s3://${object.bucket}/${path}`;
    }

    /** Keeps what the stack is made of, as far as it is evidence: which resource implements which control. */
    recordManifest(sources: readonly EvidenceSource[]): pulumi.Output<string> {
        const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
        return this.record(
            `${this.name}-manifest`,
            `manifests/${project}/${stack}.json`,
            gatherEvidence(sources).apply((controls) => JSON.stringify({ project, stack, controls }, undefined, 2)),
        );
    }

    /** Lets a role add records at `place`: a key, or a prefix that ends in a slash. It may read and change none. */
    grantRecord(role: ExecutionRole, place: string): aws.iam.RolePolicy[] {
        return [
            role.grant(
                `record-${this.name}-${policyNamePart(place)}`,
                this.arn.apply((arn) => writePermissions(arn, place)),
            ),
            this.key.grantEncryptDecrypt(role, "s3"),
        ];
    }

    /** Lets a role read the records at `place`: a key, a prefix that ends in a slash, or everything unless told. */
    grantRead(role: ExecutionRole, place = ""): aws.iam.RolePolicy[] {
        return [
            role.grant(
                ["read", this.name, ...(place === "" ? [] : [policyNamePart(place)])].join("-"),
                this.arn.apply((arn) => readPermissions(arn, place)),
            ),
            this.key.grantDecrypt(role, "s3"),
        ];
    }
}

const shortestRetention = 365;

/** For how many days evidence is locked. @throws Error when that is less than a year */
export function retentionOf(name: string, days = 400): number {
    if (!Number.isInteger(days) || days < shortestRetention) {
        throw new Error(
            `The evidence store "${name}" cannot keep its records for ${days} days: give it ${shortestRetention} or more.`,
        );
    }
    return days;
}
