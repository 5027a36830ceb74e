import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import type { OptOuts } from "../opt-outs";
import { optOutTags } from "../opt-outs";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { VectorIndex } from "./vector-store";
import { vectorDimensions } from "./vector-store";

export interface AuroraVectorStoreArgs {
    /** Where the cluster is. It gets an endpoint for the Data API, which is the only way to the cluster. */
    readonly network: PrivateNetwork;
    /** What takes the cluster in beside Aurora's own backups. Without, there has to be a reason under optOuts. */
    readonly backups?: BackupPlan;
    /** How many numbers a vector has, as its model makes it; 1024 unless told. */
    readonly dimensions?: number;
    /** Encrypts the vectors, the password and the logs; it has to let logs use it. One of the store's own unless told. */
    readonly key?: EncryptionKey;
    /** How far an instance grows, in Aurora capacity units of about 2 GiB of memory, 2 to 256; 16 unless told. */
    readonly maxCapacity?: number;
    /** Reasons for going without, by the policy that then fails. */
    readonly optOuts?: OptOuts<"rds-in-backup-plan">;
}

/** A plan of AWS Backup that is there already. */
export interface BackupPlan {
    readonly planId: pulumi.Input<string>;
    /** ARN of the role that AWS Backup works with. */
    readonly roleArn: pulumi.Input<string>;
}

const databaseName = "vectors";
const schema = "bedrock_integration";
const fieldMapping = {
    primaryKeyField: "id",
    vectorField: "embedding",
    textField: "chunks",
    metadataField: "metadata",
    customMetadataField: "custom_metadata",
};
/** An index of pgvector's over the type `vector` takes no more. */
const mostDimensions = 2000;
/** What AWS recommends at least for an instance with Performance Insights. */
const minCapacity = 2;
/** A release with long-term support, whose pgvector is 0.8.0; indexes of HNSW take 0.5.0. */
const engine = { name: "aurora-postgresql", version: "16.8", family: "aurora-postgresql16" } as const;

/**
 * A cluster of Aurora PostgreSQL with one table of vectors, for those who keep them in a database: encrypted with a
 * customer's key, spread over two zones, reached by the Data API only, and with a password that nobody has seen and that
 * changes every week.
 *
 * The table is made, once and again when it is to be another, by an automation of Systems Manager. It is as Bedrock wants it:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.VectorDB.html
 */
export class AuroraVectorStore extends pulumi.ComponentResource implements VectorIndex {
    readonly storage: pulumi.Output<aws.types.input.bedrock.AgentKnowledgeBaseStorageConfiguration>;
    readonly dimensions: number;
    /** Known in a preview. */
    readonly clusterArn: pulumi.Output<string>;
    /** The secret with the name and password of the database's owner, who is its only user. */
    readonly secretArn: pulumi.Output<string>;
    readonly key: EncryptionKey;

    private readonly name: string;
    private readonly clusterIdentifier: string;

    /**
     * @throws Error when the key does not serve, there are no backups and no reason says why, a vector has less than 1 or
     *         more than 2000 numbers, or the capacity is out of its range
     */
    constructor(name: string, args: AuroraVectorStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:data:AuroraVectorStore", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const { backups, maxCapacity = 16, network, optOuts = {} } = args;
        assertBackedUp(name, backups !== undefined, optOuts["rds-in-backup-plan"] !== undefined);
        assertCapacity(name, maxCapacity);
        this.dimensions = vectorDimensions(name, args.dimensions, mostDimensions);
        this.key =
            args.key ??
            new EncryptionKey(name, { description: `Encrypts the vectors of ${name}`, usedBy: ["logs"] }, parent);
        this.key.assertUsedBy("logs", name);
        network.reach("rds-data");
        // So that instances can have longer ones.
        this.clusterIdentifier = stackName(name, 60);
        const cluster = this.createCluster(network, maxCapacity, optOutTags(optOuts));
        const instances = this.createInstances(cluster);
        if (backups !== undefined) {
            new aws.backup.Selection(
                name,
                {
                    name: stackName(name, 50),
                    planId: backups.planId,
                    iamRoleArn: backups.roleArn,
                    resources: [cluster.arn],
                },
                parent,
            );
        }
        this.clusterArn = accountOf(this).apply(
            ({ partition, region, id }) => `arn:${partition}:rds:${region}:${id}:cluster:${this.clusterIdentifier}`,
        );
        this.secretArn = cluster.masterUserSecrets.apply(passwordSecret);
        const table = this.createTable(cluster, instances);
        // A knowledge base is refused while there is no table. Its URN, unlike its id, outlives the run that made it.
        this.storage = pulumi
            .all([cluster.arn, this.secretArn, table.urn])
            .apply(([resourceArn, credentialsSecretArn]) => ({
                type: "RDS",
                rdsConfiguration: {
                    resourceArn,
                    credentialsSecretArn,
                    databaseName,
                    tableName: tableName(this.dimensions),
                    fieldMapping,
                },
            }));
        this.registerOutputs({ clusterArn: this.clusterArn, secretArn: this.secretArn, dimensions: this.dimensions });
    }

    /**
     * Lets a role look for vectors and read what they stand for. It may write as well: IAM knows statements of SQL, and not
     * what they do.
     */
    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        return this.grantStatements(role);
    }

    /** Lets a role put vectors in and take them out, and read them: what {@link grantRead} lets it do too. */
    grantReadWrite(role: ExecutionRole): aws.iam.RolePolicy[] {
        return this.grantStatements(role);
    }

    private grantStatements(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            role.grant(
                `query-${this.name}`,
                this.clusterArn.apply((arn) => [
                    {
                        actions: [
                            "rds-data:BatchExecuteStatement",
                            "rds-data:ExecuteStatement",
                            "rds:DescribeDBClusters",
                        ],
                        resources: [arn],
                    },
                ]),
            ),
            ...this.grantPassword(role),
        ];
    }

    private grantPassword(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            role.grant(
                `sign-in-${this.name}`,
                this.secretArn.apply((arn) => [{ actions: ["secretsmanager:GetSecretValue"], resources: [arn] }]),
            ),
            this.key.grantDecrypt(role, "secretsmanager"),
        ];
    }

    private createCluster(network: PrivateNetwork, maxCapacity: number, tags: Record<string, string>): aws.rds.Cluster {
        const parent = { parent: this };
        // Aurora makes it by itself otherwise: without the key, and for ever.
        const logGroup = new aws.cloudwatch.LogGroup(
            this.name,
            {
                name: `/aws/rds/cluster/${this.clusterIdentifier}/postgresql`,
                kmsKeyId: this.key.arn,
                retentionInDays: 365,
            },
            parent,
        );
        const subnetGroup = new aws.rds.SubnetGroup(
            this.name,
            {
                name: this.clusterIdentifier,
                description: `Private subnets for ${this.name}`,
                subnetIds: network.subnetIds,
            },
            parent,
        );
        // Without rules: the Data API does not come through the network.
        const securityGroup = new aws.ec2.SecurityGroup(
            this.name,
            {
                vpcId: network.vpcId,
                description: "Vectors: in from nowhere, out to nowhere",
                tags: { Name: stackName(this.name, 255) },
            },
            parent,
        );
        const parameters = new aws.rds.ClusterParameterGroup(
            this.name,
            {
                name: this.clusterIdentifier,
                description: `Parameters of ${this.name}`,
                family: engine.family,
                parameters: [{ name: "rds.force_ssl", value: "1" }],
            },
            parent,
        );
        return new aws.rds.Cluster(
            this.name,
            {
                clusterIdentifier: this.clusterIdentifier,
                engine: engine.name,
                engineMode: "provisioned",
                engineVersion: engine.version,
                serverlessv2ScalingConfiguration: { minCapacity, maxCapacity },
                databaseName,
                masterUsername: "vectors_owner",
                manageMasterUserPassword: true,
                masterUserSecretKmsKeyId: this.key.arn,
                iamDatabaseAuthenticationEnabled: true,
                enableHttpEndpoint: true,
                storageEncrypted: true,
                kmsKeyId: this.key.arn,
                dbSubnetGroupName: subnetGroup.name,
                vpcSecurityGroupIds: [securityGroup.id],
                dbClusterParameterGroupName: parameters.name,
                enabledCloudwatchLogsExports: ["postgresql"],
                backupRetentionPeriod: 35,
                copyTagsToSnapshot: true,
                deleteAutomatedBackups: false,
                deletionProtection: true,
                finalSnapshotIdentifier: `${this.clusterIdentifier}-final`,
                tags,
            },
            // Aurora brings minor versions up by itself, and refuses to take them back.
            { ...parent, dependsOn: logGroup, ignoreChanges: ["engineVersion"] },
        );
    }

    /** Two, so that one may fail: Aurora puts them into different zones. */
    private createInstances(cluster: aws.rds.Cluster): readonly aws.rds.ClusterInstance[] {
        return [0, 1].map(
            (index) =>
                new aws.rds.ClusterInstance(
                    `${this.name}-${index}`,
                    {
                        identifier: `${this.clusterIdentifier}-${index}`,
                        clusterIdentifier: cluster.id,
                        engine: engine.name,
                        instanceClass: "db.serverless",
                        dbSubnetGroupName: cluster.dbSubnetGroupName,
                        publiclyAccessible: false,
                        autoMinorVersionUpgrade: true,
                        copyTagsToSnapshot: true,
                        performanceInsightsEnabled: true,
                        performanceInsightsKmsKeyId: this.key.arn,
                    },
                    { parent: this },
                ),
        );
    }

    private createTable(cluster: aws.rds.Cluster, instances: readonly aws.rds.ClusterInstance[]): aws.ssm.Association {
        const parent = { parent: this };
        const role = new ExecutionRole(`${this.name}-table`, { service: "ssm.amazonaws.com" }, parent);
        role.grant(
            "make-table",
            this.clusterArn.apply((arn) => [{ actions: ["rds-data:ExecuteStatement"], resources: [arn] }]),
        );
        this.grantPassword(role);
        const document = new aws.ssm.Document(
            `${this.name}-table`,
            {
                name: stackName(`${this.name}-table`, 128),
                documentType: "Automation",
                documentFormat: "JSON",
                content: pulumi
                    .all([cluster.arn, this.secretArn])
                    .apply(([resourceArn, secretArn]) =>
                        tableDocument({ resourceArn, secretArn, dimensions: this.dimensions }),
                    ),
            },
            parent,
        );
        return new aws.ssm.Association(
            `${this.name}-table`,
            {
                name: document.name,
                documentVersion: document.latestVersion,
                parameters: { AutomationAssumeRole: role.arn },
                waitForSuccessTimeoutSeconds: 600,
            },
            {
                ...parent,
                dependsOn: [...instances, ...role.policies],
                // Without targets it can be made, and not changed: https://github.com/hashicorp/terraform-provider-aws/issues/41251
                replaceOnChanges: ["*"],
            },
        );
    }
}

/** The secret of the only user. @throws Error when there is none, which Aurora makes together with the cluster */
function passwordSecret([secret]: readonly aws.types.output.rds.ClusterMasterUserSecret[]): string {
    if (secret === undefined) throw new Error("Aurora made no secret for the password of its user.");
    return secret.secretArn;
}

/** The table for vectors of a size, so that those of another size get another. */
export function tableName(dimensions: number): string {
    return `${schema}.bedrock_kb_${dimensions}`;
}

/** The statements that make the table, in their order. Each does nothing where what it makes is there. */
export function tableStatements(dimensions: number): Readonly<Record<string, string>> {
    const table = tableName(dimensions);
    const index = table.slice(schema.length + 1);
    const { primaryKeyField, vectorField, textField, metadataField, customMetadataField } = fieldMapping;
    const columns = [
        `${primaryKeyField} uuid PRIMARY KEY`,
        `${vectorField} vector(${dimensions})`,
        `${textField} text`,
        `${metadataField} json`,
        `${customMetadataField} jsonb`,
    ];
    return {
        Extension: "CREATE EXTENSION IF NOT EXISTS vector",
        Schema: `CREATE SCHEMA IF NOT EXISTS ${schema}`,
        Table: `CREATE TABLE IF NOT EXISTS ${table} (${columns.join(", ")})`,
        VectorIndex: `CREATE INDEX IF NOT EXISTS ${index}_vectors ON ${table} USING hnsw (${vectorField} vector_cosine_ops) WITH (ef_construction=256)`,
        TextIndex: `CREATE INDEX IF NOT EXISTS ${index}_texts ON ${table} USING gin (to_tsvector('simple', ${textField}))`,
        MetadataIndex: `CREATE INDEX IF NOT EXISTS ${index}_metadata ON ${table} USING gin (${customMetadataField})`,
    };
}

export interface TableParts {
    /** ARN of the cluster. */
    readonly resourceArn: string;
    readonly secretArn: string;
    readonly dimensions: number;
}

/** An automation document that makes the table by the Data API, as the role that it is given. */
export function tableDocument({ resourceArn, secretArn, dimensions }: TableParts): string {
    return JSON.stringify({
        schemaVersion: "0.3",
        description: `Makes the table ${tableName(dimensions)}, where it is not there yet`,
        assumeRole: "{{ AutomationAssumeRole }}",
        parameters: {
            AutomationAssumeRole: { type: "AWS::IAM::Role::Arn", description: "The role that makes the table" },
        },
        mainSteps: Object.entries(tableStatements(dimensions)).map(([name, sql]) => ({
            name,
            action: "aws:executeAwsApi",
            // What the role may do takes a while to be known everywhere.
            maxAttempts: 5,
            inputs: {
                Service: "rds-data",
                Api: "ExecuteStatement",
                resourceArn,
                secretArn,
                database: databaseName,
                sql,
            },
        })),
    });
}

/** @throws Error when a store is neither in a backup plan nor excused from it, or both */
export function assertBackedUp(name: string, isPlanned: boolean, isExcused: boolean): void {
    if (isPlanned && isExcused) {
        throw new Error(`The vector store "${name}" has backups and an opt-out from them: leave one of the two out.`);
    }
    if (!isPlanned && !isExcused) {
        throw new Error(
            `No backup plan takes the vector store "${name}" in: give it backups, ` +
                'or say why not under optOuts["rds-in-backup-plan"].',
        );
    }
}

/** @throws Error when an instance cannot grow so far */
export function assertCapacity(name: string, maxCapacity: number): void {
    if (!Number.isInteger(maxCapacity * 2) || maxCapacity < minCapacity || maxCapacity > 256) {
        throw new Error(
            `The vector store "${name}" cannot have a maxCapacity of ${maxCapacity}: give it ${minCapacity} to 256, in steps of 0.5.`,
        );
    }
}
