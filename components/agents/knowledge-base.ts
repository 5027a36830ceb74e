import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { VectorIndex } from "../data/vector-store";
import { VectorStore } from "../data/vector-store";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import { bedrockServices } from "../network/endpoint-services";
import type { PrivateNetwork } from "../network/private-network";
import type { OptOuts } from "../opt-outs";
import { optOutTags } from "../opt-outs";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Evaluation } from "../serving/evaluation";
import { evaluate, foundationModelArn } from "../serving/evaluation";
import type { SecureBucket } from "../storage/secure-bucket";
import { deliverLogs } from "./log-delivery";

export interface KnowledgeBaseArgs {
    /** Where the documents are. */
    readonly documents: DocumentSource;
    /** Where it is asked from: it gets endpoints for Bedrock. */
    readonly network: PrivateNetwork;
    /** What it is measured with, when it is made. Without, there has to be a reason under optOuts. */
    readonly evaluation?: Evaluation;
    /** Where the vectors are; a store of its own unless told. */
    readonly vectors?: VectorIndex;
    /** Encrypts the logs, and documents while they are read in; it has to let logs and vectors use it. One of its own unless told. */
    readonly key?: EncryptionKey;
    /** Id of the model that makes vectors of texts; amazon.titan-embed-text-v2:0 unless told. */
    readonly embeddingModel?: string;
    /** When documents are read in, as EventBridge Scheduler takes it; every day unless told. */
    readonly schedule?: string;
    /** Reasons for going without, by the policy that then fails. */
    readonly optOuts?: OptOuts<"bedrock-kb-rag-evaluation">;
}

export interface DocumentSource {
    readonly bucket: SecureBucket;
    /** A prefix that ends in a slash; everything in the bucket unless told. */
    readonly prefix?: string;
}

/** The model that answers when a knowledge base is measured. */
const answeringModel = "amazon.nova-lite-v1:0";

/** Answers to questions out of a company's own documents: read in on a schedule, kept as encrypted vectors, and logged. */
export class KnowledgeBase extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    readonly knowledgeBaseId: pulumi.Output<string>;
    readonly logGroupName: pulumi.Output<string>;
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the key does not serve, or it is not to be measured and no reason says why */
    constructor(name: string, args: KnowledgeBaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:agents:KnowledgeBase", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const { evaluation, optOuts = {} } = args;
        assertEvaluated(name, evaluation !== undefined, optOuts["bedrock-kb-rag-evaluation"] !== undefined);
        const { documents, embeddingModel = "amazon.titan-embed-text-v2:0" } = args;
        const { bucket, prefix = "" } = documents;
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs", "vectors"] }, parent);
        key.assertUsedBy("logs", name);
        const vectors = args.vectors ?? new VectorStore(`${name}-vectors`, { key, network: args.network }, parent);
        for (const service of bedrockServices) args.network.reach(service);
        const embeddingModelArn = accountOf(this).apply((account) => foundationModelArn(embeddingModel, account));
        this.role = new ExecutionRole(name, { service: "bedrock.amazonaws.com" }, parent);
        this.role.grant(
            "embed",
            embeddingModelArn.apply((arn) => [{ actions: ["bedrock:InvokeModel"], resources: [arn] }]),
        );
        bucket.grantRead(this.role, prefix);
        vectors.grantReadWrite(this.role);
        // What is being read in lies on disks of Bedrock's for a while.
        key.grantEncryptDecrypt(this.role);
        const knowledgeBase = new aws.bedrock.AgentKnowledgeBase(
            name,
            {
                name: stackName(name, 100),
                roleArn: this.role.arn,
                knowledgeBaseConfiguration: {
                    type: "VECTOR",
                    vectorKnowledgeBaseConfiguration: {
                        embeddingModelArn,
                        embeddingModelConfiguration: {
                            bedrockEmbeddingModelConfiguration: {
                                dimensions: vectors.dimensions,
                                embeddingDataType: "FLOAT32",
                            },
                        },
                    },
                },
                storageConfiguration: vectors.storage,
                tags: optOutTags(optOuts),
            },
            // Bedrock tries the role's permissions when the knowledge base is made.
            { ...parent, dependsOn: [...this.role.policies] },
        );
        const source = new aws.bedrock.AgentDataSource(
            name,
            {
                name: stackName(name, 100),
                knowledgeBaseId: knowledgeBase.id,
                dataSourceConfiguration: {
                    type: "S3",
                    s3Configuration: {
                        bucketArn: bucket.arn,
                        bucketOwnerAccountId: accountOf(this).id,
                        ...(prefix === "" ? {} : { inclusionPrefixes: [prefix] }),
                    },
                },
                // Vectors outlive a source that is taken away by mistake.
                dataDeletionPolicy: "RETAIN",
                serverSideEncryptionConfiguration: { kmsKeyArn: key.arn },
            },
            parent,
        );
        this.createSchedule(knowledgeBase, source, key, args.schedule ?? "rate(1 day)");
        this.arn = knowledgeBase.arn;
        this.knowledgeBaseId = knowledgeBase.id;
        this.logGroupName = deliverLogs(name, { resourceArn: this.arn, service: "bedrock/knowledge-base", key }, this);
        this.evidence = [
            {
                control: "A.7.5",
                shows: "which documents were read in, and when, is recorded",
                resource: this.arn,
                record: pulumi.interpolate`log-group:${this.logGroupName}`,
            },
            ...(evaluation === undefined
                ? []
                : [
                      {
                          control: "A.6.2.4",
                          shows: "what the knowledge base answers was measured",
                          resource: this.arn,
                          record: evaluate(name, { knowledgeBase, model: answeringModel }, evaluation, key, this),
                      } as const,
                  ]),
        ];
        this.registerOutputs({ arn: this.arn, knowledgeBaseId: this.knowledgeBaseId });
    }

    /** Lets a role look for what the documents say. */
    grantRetrieve(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `retrieve-${this.name}`,
            this.arn.apply((arn) => [{ actions: ["bedrock:Retrieve"], resources: [arn] }]),
        );
    }

    private createSchedule(
        knowledgeBase: aws.bedrock.AgentKnowledgeBase,
        source: aws.bedrock.AgentDataSource,
        key: EncryptionKey,
        scheduleExpression: string,
    ): void {
        const name = `${this.name}-schedule`;
        const role = new ExecutionRole(name, { service: "scheduler.amazonaws.com" }, { parent: this });
        role.grant(
            "start-ingestion",
            knowledgeBase.arn.apply((arn) => [{ actions: ["bedrock:StartIngestionJob"], resources: [arn] }]),
        );
        key.grantDecrypt(role);
        new aws.scheduler.Schedule(
            this.name,
            {
                name: stackName(this.name, 64),
                description: `Reads the documents of ${this.name} in`,
                scheduleExpression,
                flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
                kmsKeyArn: key.arn,
                target: {
                    arn: accountOf(this).apply(
                        ({ partition }) => `arn:${partition}:scheduler:::aws-sdk:bedrockagent:startIngestionJob`,
                    ),
                    roleArn: role.arn,
                    input: pulumi.jsonStringify({
                        KnowledgeBaseId: knowledgeBase.id,
                        DataSourceId: source.dataSourceId,
                    }),
                },
            },
            { parent: this, dependsOn: [...role.policies] },
        );
    }
}

/** @throws Error when a knowledge base is neither measured nor excused from it, or both */
export function assertEvaluated(name: string, isEvaluated: boolean, isExcused: boolean): void {
    if (isEvaluated && isExcused) {
        throw new Error(
            `The knowledge base "${name}" has an evaluation and an opt-out from it: leave one of the two out.`,
        );
    }
    if (!isEvaluated && !isExcused) {
        throw new Error(
            `Nobody measures what the knowledge base "${name}" answers: give it an evaluation, ` +
                'or say why not under optOuts["bedrock-kb-rag-evaluation"].',
        );
    }
}
