import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { SecureBucket } from "../storage/secure-bucket";

export type FeatureType = "Fractional" | "Integral" | "String";

export interface FeatureStoreArgs {
    /** Features by name, the two below included. */
    readonly features: Readonly<Record<string, FeatureType>>;
    /** The feature that tells one record from another. */
    readonly recordIdentifier: string;
    /** The feature that says when a record was true. */
    readonly eventTime: string;
    readonly description?: string;
    /** Encrypts features online and offline; a key of the store's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes every version of each record; a bucket of the store's own unless told. */
    readonly history?: SecureBucket;
    /** Where features are read from: it gets an endpoint for the store. */
    readonly network?: PrivateNetwork;
}

/** Features of one kind of thing: the latest to look up, and every one that there was to learn from; both encrypted. */
export class FeatureStore extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly groupName: string;
    readonly arn: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    private readonly name: string;
    private readonly key: EncryptionKey;

    /** @throws Error when the features do not have the identifier and the time, or the time is no time */
    constructor(name: string, args: FeatureStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:data:FeatureStore", name, {}, opts);
        this.name = name;
        assertFeatures(name, args);
        const parent = { parent: this };
        this.key = args.key ?? new EncryptionKey(name, { description: `Encrypts the features of ${name}` }, parent);
        const history = args.history ?? new SecureBucket(`${name}-history`, { key: this.key }, parent);
        args.network?.reach("sagemaker.featurestore-runtime");
        this.groupName = stackName(name, 64);
        const role = new ExecutionRole(name, { service: "sagemaker.amazonaws.com" }, parent);
        history.grantRead(role, `${this.groupName}/`);
        history.grantWrite(role, `${this.groupName}/`);
        role.grant(
            "write-history",
            history.arn.apply((arn) => historyPermissions(arn, `${this.groupName}/`)),
        );
        role.grant("sync-catalogue", accountOf(this).apply(cataloguePermissions));
        this.key.grantEncryptDecrypt(role);
        const group = new aws.sagemaker.FeatureGroup(
            name,
            {
                featureGroupName: this.groupName,
                description: args.description ?? `Features of ${name}`,
                recordIdentifierFeatureName: args.recordIdentifier,
                eventTimeFeatureName: args.eventTime,
                featureDefinitions: Object.entries(args.features).map(([featureName, featureType]) => ({
                    featureName,
                    featureType,
                })),
                roleArn: role.arn,
                onlineStoreConfig: {
                    enableOnlineStore: true,
                    storageType: "Standard",
                    securityConfig: { kmsKeyId: this.key.arn },
                },
                offlineStoreConfig: {
                    tableFormat: "Iceberg",
                    s3StorageConfig: {
                        s3Uri: pulumi.interpolate`s3://${history.bucketName}/${this.groupName}/`,
                        kmsKeyId: this.key.arn,
                    },
                },
            },
            { ...parent, dependsOn: [...role.policies] },
        );
        this.arn = group.arn;
        this.evidence = [
            {
                control: "A.7.6",
                shows: "every version of each prepared feature is kept",
                resource: this.arn,
                record: pulumi.interpolate`s3://${history.bucketName}/${this.groupName}/`,
            },
        ];
        this.registerOutputs({ groupName: this.groupName, arn: this.arn });
    }

    /** Lets a role look the latest features up. */
    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            this.grant(role, "read-features", ["sagemaker:BatchGetRecord", "sagemaker:GetRecord"]),
            this.key.grantDecrypt(role, "sagemaker"),
        ];
    }

    /** Lets a role put features in. */
    grantWrite(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            this.grant(role, "write-features", ["sagemaker:PutRecord"]),
            this.key.grantEncryptDecrypt(role, "sagemaker"),
        ];
    }

    private grant(role: ExecutionRole, purpose: string, actions: readonly string[]): aws.iam.RolePolicy {
        return role.grant(
            `${purpose}-${this.name}`,
            accountOf(this).apply(({ partition, region, id }) => [
                {
                    actions,
                    resources: [`arn:${partition}:sagemaker:${region}:${id}:feature-group/${this.groupName}`],
                },
            ]),
        );
    }
}

/** SageMaker looks whose a bucket is, and gives what it writes to the bucket's owner. */
export function historyPermissions(bucketArn: string, prefix: string): readonly Permission[] {
    return [
        { actions: ["s3:GetBucketAcl", "s3:GetBucketLocation"], resources: [bucketArn] },
        { actions: ["s3:PutObjectAcl"], resources: [`${bucketArn}/${prefix}*`] },
    ];
}

/** Keeping the tables of the catalogue up to date, which are all in one database of SageMaker's. */
export function cataloguePermissions({ partition, region, id }: Account): readonly Permission[] {
    const glue = `arn:${partition}:glue:${region}:${id}`;
    return [
        {
            actions: ["glue:GetTable", "glue:UpdateTable"],
            resources: [
                `${glue}:catalog`,
                `${glue}:database/sagemaker_featurestore`,
                `${glue}:table/sagemaker_featurestore/*`,
            ],
        },
    ];
}

/** @throws Error when a record could not be told from another, or put in its time */
export function assertFeatures(
    name: string,
    { features, recordIdentifier, eventTime }: Pick<FeatureStoreArgs, "features" | "recordIdentifier" | "eventTime">,
): void {
    for (const feature of [recordIdentifier, eventTime]) {
        if (features[feature] === undefined) {
            throw new Error(`The feature store "${name}" has no feature "${feature}": add it to its features.`);
        }
    }
    if (features[eventTime] === "Integral") {
        throw new Error(
            `The time "${eventTime}" of the feature store "${name}" cannot be Integral: make it Fractional, in seconds, or a String.`,
        );
    }
}
