import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { stackName } from "../naming";
import { NativeProvider, NativeResource } from "../native";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { VectorIndex } from "./vector-store";
import { vectorDimensions } from "./vector-store";

export interface SearchStoreArgs {
    /** Where the collection is reached from, and from nowhere else but Bedrock. */
    readonly network: PrivateNetwork;
    /** ARN of the role that deploys: it makes the index. */
    readonly deployerArn: pulumi.Input<string>;
    /** How many numbers a vector has, as its model makes it; 1024 unless told. */
    readonly dimensions?: number;
    /** Encrypts the collection; a key of the store's own unless told. */
    readonly key?: EncryptionKey;
}

const indexName = "vectors";
const fieldMapping = { vectorField: "vector", textField: "text", metadataField: "metadata" };
/** OpenSearch Serverless takes no longer names. */
const longestName = 32;

const reading = ["aoss:DescribeIndex", "aoss:ReadDocument"];
const writing = [...reading, "aoss:UpdateIndex", "aoss:WriteDocument"];
const making = ["aoss:CreateIndex", "aoss:DeleteIndex", "aoss:DescribeIndex", "aoss:UpdateIndex"];

/**
 * A collection of OpenSearch Serverless with one index of vectors, for those who search by words as well: encrypted with a
 * customer's key, reached from one network and by Bedrock, and open to the roles that it is granted to.
 */
export class SearchStore extends pulumi.ComponentResource implements VectorIndex {
    readonly storage: pulumi.Output<aws.types.input.bedrock.AgentKnowledgeBaseStorageConfiguration>;
    readonly dimensions: number;
    readonly collectionArn: pulumi.Output<string>;
    readonly endpoint: pulumi.Output<string>;
    readonly key: EncryptionKey;

    private readonly name: string;
    private readonly collectionName: string;

    /** @throws Error when a vector has less than 1 or more than 4096 numbers */
    constructor(name: string, args: SearchStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:data:SearchStore", name, {}, opts);
        this.name = name;
        this.collectionName = stackName(name, longestName);
        this.dimensions = vectorDimensions(name, args.dimensions);
        this.key =
            args.key ?? new EncryptionKey(name, { description: `Encrypts the collection ${name}` }, { parent: this });
        const policies = [this.createEncryption(), this.createNetwork(args.network)];
        const collection = new aws.opensearch.ServerlessCollection(
            name,
            { name: this.collectionName, type: "VECTORSEARCH", standbyReplicas: "ENABLED" },
            { parent: this, dependsOn: policies },
        );
        const access = this.createAccess("deployer", args.deployerArn, "making");
        const index = new NativeResource(
            "aws-native:opensearchserverless:Index",
            name,
            {
                collectionEndpoint: collection.collectionEndpoint,
                indexName,
                settings: { index: { knn: true } },
                mappings: {
                    properties: {
                        [fieldMapping.vectorField]: {
                            type: "knn_vector",
                            dimension: this.dimensions,
                            method: { engine: "faiss", name: "hnsw", spaceType: "l2" },
                        },
                        [fieldMapping.textField]: { type: "text" },
                        [fieldMapping.metadataField]: { type: "text", index: false },
                    },
                },
            },
            { parent: this, provider: new NativeProvider(name, this), dependsOn: access },
        );
        this.collectionArn = collection.arn;
        this.endpoint = collection.collectionEndpoint;
        // A knowledge base is refused while there is no index.
        this.storage = pulumi.all([collection.arn, index.id]).apply(([collectionArn]) => ({
            type: "OPENSEARCH_SERVERLESS",
            opensearchServerlessConfiguration: { collectionArn, vectorIndexName: indexName, fieldMapping },
        }));
        this.registerOutputs({ collectionArn: this.collectionArn, endpoint: this.endpoint });
    }

    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        this.createAccess(role.logicalName, role.arn, "reading");
        return [this.grantApi(role)];
    }

    grantReadWrite(role: ExecutionRole): aws.iam.RolePolicy[] {
        this.createAccess(role.logicalName, role.arn, "writing");
        return [this.grantApi(role)];
    }

    /** IAM lets a role speak with the collection; what it may do there is for data access policies to say. */
    private grantApi(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `search-${this.name}`,
            this.collectionArn.apply((arn) => [{ actions: ["aoss:APIAccessAll"], resources: [arn] }]),
        );
    }

    private createAccess(
        who: string,
        principalArn: pulumi.Input<string>,
        what: keyof typeof permissions,
    ): aws.opensearch.ServerlessAccessPolicy {
        const name = `${this.name}-${what}-${who}`;
        return new aws.opensearch.ServerlessAccessPolicy(
            name,
            {
                name: stackName(name, longestName),
                type: "data",
                policy: pulumi.output(principalArn).apply((arn) => accessPolicy(this.collectionName, arn, what)),
            },
            { parent: this },
        );
    }

    private createEncryption(): aws.opensearch.ServerlessSecurityPolicy {
        return new aws.opensearch.ServerlessSecurityPolicy(
            `${this.name}-encryption`,
            {
                name: this.collectionName,
                type: "encryption",
                policy: this.key.arn.apply((KmsARN) =>
                    JSON.stringify({
                        Rules: [{ ResourceType: "collection", Resource: [`collection/${this.collectionName}`] }],
                        AWSOwnedKey: false,
                        KmsARN,
                    }),
                ),
            },
            { parent: this },
        );
    }

    private createNetwork(network: PrivateNetwork): aws.opensearch.ServerlessSecurityPolicy {
        const endpoint = new aws.opensearch.ServerlessVpcEndpoint(
            this.name,
            {
                name: this.collectionName,
                vpcId: network.vpcId,
                subnetIds: network.subnetIds,
                securityGroupIds: [network.endpointSecurityGroupId ?? network.securityGroupId],
            },
            { parent: this },
        );
        return new aws.opensearch.ServerlessSecurityPolicy(
            `${this.name}-network`,
            {
                name: this.collectionName,
                type: "network",
                policy: endpoint.id.apply((endpointId) => networkPolicy(this.collectionName, endpointId)),
            },
            { parent: this },
        );
    }
}

const permissions = { making, reading, writing };

/** A data access policy: what one principal may do with the indexes of one collection. */
export function accessPolicy(collectionName: string, principalArn: string, what: keyof typeof permissions): string {
    return JSON.stringify([
        {
            Rules: [
                { ResourceType: "index", Resource: [`index/${collectionName}/*`], Permission: permissions[what] },
                {
                    ResourceType: "collection",
                    Resource: [`collection/${collectionName}`],
                    Permission: ["aoss:DescribeCollectionItems"],
                },
            ],
            Principal: [principalArn],
        },
    ]);
}

/** A network policy: from one endpoint and by Bedrock, and not from the internet. */
export function networkPolicy(collectionName: string, endpointId: string): string {
    return JSON.stringify([
        {
            Rules: [{ ResourceType: "collection", Resource: [`collection/${collectionName}`] }],
            AllowFromPublic: false,
            SourceVPCEs: [endpointId],
            SourceServices: ["bedrock.amazonaws.com"],
        },
    ]);
}
