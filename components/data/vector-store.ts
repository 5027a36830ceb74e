import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { physicalName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { Statement } from "../security/policy-document";
import { denyPlainText, policyDocument } from "../security/policy-document";

/** Where a knowledge base keeps its vectors, whatever keeps them. */
export interface VectorIndex {
    /** How a knowledge base of Bedrock is told of it. */
    readonly storage: pulumi.Output<aws.types.input.bedrock.AgentKnowledgeBaseStorageConfiguration>;
    /** How many numbers a vector has. */
    readonly dimensions: number;
    /** Lets a role look for vectors and read what they stand for. */
    grantRead(role: ExecutionRole): aws.iam.RolePolicy[];
    /** Lets a role put vectors in and take them out, and read them. */
    grantReadWrite(role: ExecutionRole): aws.iam.RolePolicy[];
}

export interface VectorStoreArgs {
    /** How many numbers a vector has, as its model makes it; 1024 unless told. */
    readonly dimensions?: number;
    /** Encrypts the vectors; it has to let vectors use it. One of the store's own unless told. */
    readonly key?: EncryptionKey;
    /** Where vectors are looked for from: it gets an endpoint for S3 Vectors. */
    readonly network?: PrivateNetwork;
}

/** Keys under which Bedrock keeps the text that a vector stands for; too long to be looked for by. */
const textOfBedrock = ["AMAZON_BEDROCK_METADATA", "AMAZON_BEDROCK_TEXT"];

/** An index of S3 Vectors: encrypted with a customer's key, and for this account's principals only. */
export class VectorStore extends pulumi.ComponentResource implements VectorIndex {
    readonly storage: pulumi.Output<aws.types.input.bedrock.AgentKnowledgeBaseStorageConfiguration>;
    readonly dimensions: number;
    /** Known in a preview. */
    readonly indexArn: pulumi.Output<string>;
    readonly key: EncryptionKey;

    private readonly name: string;

    /** @throws Error when the key does not serve, or a vector has less than 1 or more than 4096 numbers */
    constructor(name: string, args: VectorStoreArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:data:VectorStore", name, {}, opts);
        this.name = name;
        this.dimensions = vectorDimensions(name, args.dimensions);
        this.key =
            args.key ??
            new EncryptionKey(
                name,
                { description: `Encrypts the vectors of ${name}`, usedBy: ["vectors"] },
                { parent: this },
            );
        this.key.assertUsedBy("vectors", name);
        args.network?.reach("s3vectors");
        const account = accountOf(this);
        const vectorBucketName = physicalName([pulumi.getProject(), pulumi.getStack(), name], 63);
        const encryptionConfigurations = [{ sseType: "aws:kms", kmsKeyArn: this.key.arn }];
        const bucket = new aws.s3.VectorsVectorBucket(
            name,
            { vectorBucketName, encryptionConfigurations },
            { parent: this },
        );
        new aws.s3.VectorsVectorBucketPolicy(
            name,
            {
                vectorBucketArn: bucket.vectorBucketArn,
                policy: account.apply((known) => policyDocument(vectorBucketPolicy(vectorBucketName, known))),
            },
            { parent: this },
        );
        const index = new aws.s3.VectorsIndex(
            name,
            {
                vectorBucketName: bucket.vectorBucketName,
                indexName: indexName,
                dataType: "float32",
                dimension: this.dimensions,
                distanceMetric: "cosine",
                encryptionConfigurations,
                metadataConfiguration: { nonFilterableMetadataKeys: textOfBedrock },
            },
            { parent: this },
        );
        this.indexArn = account.apply((known) => indexArnOf(vectorBucketName, known));
        this.storage = index.indexArn.apply((indexArn) => ({
            type: "S3_VECTORS",
            s3VectorsConfiguration: { indexArn },
        }));
        this.registerOutputs({ indexArn: this.indexArn, dimensions: this.dimensions });
    }

    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            this.grant(role, "read-vectors", ["s3vectors:GetIndex", "s3vectors:GetVectors", "s3vectors:QueryVectors"]),
            this.key.grantDecrypt(role, "s3vectors"),
        ];
    }

    grantReadWrite(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            this.grant(role, "write-vectors", [
                "s3vectors:DeleteVectors",
                "s3vectors:GetIndex",
                "s3vectors:GetVectors",
                "s3vectors:ListVectors",
                "s3vectors:PutVectors",
                "s3vectors:QueryVectors",
            ]),
            this.key.grantEncryptDecrypt(role, "s3vectors"),
        ];
    }

    private grant(role: ExecutionRole, purpose: string, actions: readonly string[]): aws.iam.RolePolicy {
        return role.grant(
            `${purpose}-${this.name}`,
            this.indexArn.apply((indexArn) => [{ actions, resources: [indexArn] }]),
        );
    }
}

const indexName = "vectors";

function indexArnOf(vectorBucketName: string, account: Account): string {
    return `${bucketArnOf(vectorBucketName, account)}/index/${indexName}`;
}

function bucketArnOf(vectorBucketName: string, { partition, region, id }: Account): string {
    return `arn:${partition}:s3vectors:${region}:${id}:bucket/${vectorBucketName}`;
}

/** Keeps everybody out who is of another account, and who comes without TLS. */
export function vectorBucketPolicy(vectorBucketName: string, account: Account): readonly Statement[] {
    const arn = bucketArnOf(vectorBucketName, account);
    const everything = [arn, `${arn}/index/*`];
    return [
        denyPlainText("s3vectors:*", everything),
        {
            Sid: "DenyOtherAccounts",
            Effect: "Deny",
            Principal: "*",
            Action: "s3vectors:*",
            Resource: everything,
            Condition: {
                Bool: { "aws:PrincipalIsAWSService": "false" },
                StringNotEquals: { "aws:PrincipalAccount": account.id },
            },
        },
    ];
}

/** How many numbers a vector has. @throws Error when the store takes none of that size; S3 Vectors takes `most` unless told */
export function vectorDimensions(name: string, dimensions = 1024, most = 4096): number {
    if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > most) {
        throw new Error(`A vector of "${name}" cannot have ${dimensions} numbers: give it 1 to ${most}.`);
    }
    return dimensions;
}
