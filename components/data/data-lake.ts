import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackIdentifier, stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { AccessLogBucket } from "../storage/access-log-bucket";
import { SecureBucket } from "../storage/secure-bucket";

/** Data as it came, data that was checked and cleaned, and data that models learn from. */
export type Zone = "curated" | "features" | "raw";

export interface DataLakeArgs {
    /** ARNs of the roles that administer the lake, the one that deploys it among them: nobody else gives access to data. */
    readonly administratorArns: readonly pulumi.Input<string>[];
    /** Encrypts data and catalogue; it has to let logs use it. One of the lake's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the access logs of the lake's buckets; a bucket of the lake's own unless told. */
    readonly accessLogs?: AccessLogBucket;
    /** Classes of data, by the company's own words; public, internal, confidential and personal unless told. */
    readonly dataClasses?: readonly string[];
}

/** What has to hold of a table before it is used. */
export interface QualityRules {
    readonly zone: Zone;
    readonly table: string;
    /** Rules in DQDL, e.g. `IsComplete "id"`. */
    readonly rules: readonly string[];
}

/** Each zone, and what it is made of. */
const lineage: Readonly<Record<Zone, string>> = { raw: "sources", curated: "raw", features: "curated" };
const zones = Object.keys(lineage) as Zone[];

/**
 * Data in three zones, encrypted, with a catalogue in which Lake Formation alone gives access, by class of data; searched
 * for sensitive data every week. An account and region have one catalogue.
 */
export class DataLake extends pulumi.ComponentResource implements EvidenceSource {
    readonly buckets: Readonly<Record<Zone, SecureBucket>>;
    /** Databases of the catalogue. Known in a preview. */
    readonly databaseNames: Readonly<Record<Zone, string>>;
    /** What jobs of Glue encrypt with. */
    readonly securityConfigurationName: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    private readonly name: string;
    private readonly databases: Readonly<Record<Zone, aws.glue.CatalogDatabase>>;

    /** @throws Error when nobody administers the lake, or the key does not serve */
    constructor(name: string, args: DataLakeArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:data:DataLake", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        if (args.administratorArns.length === 0) {
            throw new Error(
                `The data lake "${name}" has no administrator, so that nobody could give access: name one.`,
            );
        }
        const { dataClasses = ["public", "internal", "confidential", "personal"] } = args;
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs"] }, parent);
        key.assertUsedBy("logs", name);
        const accessLogs = args.accessLogs ?? new AccessLogBucket(`${name}-access-logs`, {}, parent);

        this.buckets = byZone((zone) => new SecureBucket(`${name}-${zone}`, { key, accessLogs }, parent));
        this.databaseNames = byZone((zone) => stackIdentifier(`${name}-${zone}`, 255));
        const settings = this.createSettings(args.administratorArns, key);
        this.registerLocations(key, settings);
        this.databases = byZone(
            (zone) =>
                new aws.glue.CatalogDatabase(
                    `${name}-${zone}`,
                    {
                        name: this.databaseNames[zone],
                        description: `The ${zone} zone of ${name}`,
                        locationUri: pulumi.interpolate`s3://${this.buckets[zone].bucketName}/`,
                        parameters: { zone, "derived-from": lineage[zone] },
                        // Who makes a table gives nobody else access to it.
                        createTableDefaultPermissions: [],
                    },
                    { ...parent, dependsOn: settings },
                ),
        );
        new aws.lakeformation.LfTag(
            name,
            { key: "data-class", values: [...dataClasses] },
            { ...parent, dependsOn: settings },
        );
        const security = new aws.glue.SecurityConfiguration(
            name,
            {
                name: stackName(name, 255),
                encryptionConfiguration: {
                    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
                    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key.arn },
                    s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
                },
            },
            parent,
        );
        this.createSearch();
        this.securityConfigurationName = security.name;
        this.evidence = [
            {
                control: "A.4.3",
                shows: "data is in a catalogue, by zone and by class",
                resource: this.databases.raw.arn,
                record: this.databases.raw.arn,
            },
            {
                control: "A.7.5",
                shows: "each zone says what it is made of, and every version of its data is kept",
                resource: this.databases.curated.arn,
                record: pulumi.interpolate`s3://${this.buckets.curated.bucketName}`,
            },
        ];
        this.registerOutputs({
            bucketNames: byZone((zone) => this.buckets[zone].bucketName),
            databaseNames: this.databaseNames,
        });
    }

    /** Says what has to hold of a table; Glue Data Quality checks it. */
    checkQuality(name: string, { zone, table, rules }: QualityRules): Evidence {
        const ruleset = new aws.glue.DataQualityRuleset(
            name,
            {
                name: stackName(name, 255),
                description: `What has to hold of ${table} in the ${zone} zone`,
                ruleset: qualityRuleset(table, rules),
                targetTable: { databaseName: this.databases[zone].name, tableName: table },
            },
            { parent: this },
        );
        return {
            control: "A.7.4",
            shows: `what has to hold of ${table} is written down and checked`,
            resource: ruleset.arn,
            record: ruleset.arn,
        };
    }

    /** Lets a role read a zone, as far as Lake Formation gives it the tables. */
    grantRead(role: ExecutionRole, zone: Zone): aws.iam.RolePolicy[] {
        return [...this.buckets[zone].grantRead(role), this.grantCatalogue(role, zone)];
    }

    /** Lets a role write a zone's data. */
    grantWrite(role: ExecutionRole, zone: Zone): aws.iam.RolePolicy[] {
        return [...this.buckets[zone].grantWrite(role), this.grantCatalogue(role, zone)];
    }

    private grantCatalogue(role: ExecutionRole, zone: Zone): aws.iam.RolePolicy {
        return role.grant(
            `look-up-${this.name}-${zone}`,
            accountOf(this).apply((account) => cataloguePermissions(this.databaseNames[zone], account)),
        );
    }

    private createSettings(
        administratorArns: readonly pulumi.Input<string>[],
        key: EncryptionKey,
    ): aws.lakeformation.DataLakeSettings {
        new aws.glue.DataCatalogEncryptionSettings(
            this.name,
            {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key.arn },
                    encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.arn },
                },
            },
            { parent: this },
        );
        return new aws.lakeformation.DataLakeSettings(
            this.name,
            {
                admins: [...administratorArns],
                // AWS's default gives everything to everybody whom IAM lets in.
                createDatabaseDefaultPermissions: [],
                createTableDefaultPermissions: [],
                parameters: { CROSS_ACCOUNT_VERSION: "4" },
            },
            { parent: this },
        );
    }

    private registerLocations(key: EncryptionKey, settings: aws.lakeformation.DataLakeSettings): void {
        const role = new ExecutionRole(
            `${this.name}-access`,
            { service: "lakeformation.amazonaws.com" },
            { parent: this },
        );
        for (const zone of zones) {
            this.buckets[zone].grantRead(role);
            this.buckets[zone].grantWrite(role);
        }
        key.grantEncryptDecrypt(role);
        for (const zone of zones) {
            new aws.lakeformation.Resource(
                `${this.name}-${zone}`,
                { arn: this.buckets[zone].arn, roleArn: role.arn, hybridAccessEnabled: false },
                { parent: this, dependsOn: [settings, ...role.policies] },
            );
        }
    }

    private createSearch(): void {
        new aws.macie2.ClassificationJob(
            this.name,
            {
                name: stackName(this.name, 500),
                description: `Looks for sensitive data in ${this.name}`,
                jobType: "SCHEDULED",
                scheduleFrequency: { weeklySchedule: "SUNDAY" },
                samplingPercentage: 100,
                s3JobDefinition: {
                    bucketDefinitions: [
                        {
                            accountId: accountOf(this).id,
                            buckets: zones.map((zone) => this.buckets[zone].bucketName),
                        },
                    ],
                },
            },
            { parent: this },
        );
    }
}

function byZone<T>(make: (zone: Zone) => T): Record<Zone, T> {
    return { raw: make("raw"), curated: make("curated"), features: make("features") };
}

/** Rules as Glue Data Quality takes them. @throws Error when there are none */
export function qualityRuleset(table: string, rules: readonly string[]): string {
    if (rules.length === 0) throw new Error(`Nothing has to hold of the table "${table}": give it a rule.`);
    return `Rules = [\n${rules.map((rule) => `    ${rule}`).join(",\n")}\n]`;
}

/** Looking up what is in one database, and getting at the data as far as Lake Formation allows. */
export function cataloguePermissions(database: string, { partition, region, id }: Account): readonly Permission[] {
    const glue = `arn:${partition}:glue:${region}:${id}`;
    return [
        {
            actions: ["glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"],
            resources: [`${glue}:catalog`, `${glue}:database/${database}`, `${glue}:table/${database}/*`],
        },
        { actions: ["lakeformation:GetDataAccess"], resources: ["*"] },
    ];
}
