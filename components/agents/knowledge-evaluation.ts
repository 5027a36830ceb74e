import { createHash } from "node:crypto";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { shorten, stackName } from "../naming";
import type { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import type { SecureBucket } from "../storage/secure-bucket";

/** Questions with the answers that are right, which the knowledge base is measured with. */
export interface KnowledgeEvaluation {
    readonly bucket: SecureBucket;
    /** Key of the questions, in JSON Lines as evaluation jobs take them. Another key measures anew. */
    readonly path: string;
    /** Prefix of the results in the same bucket, which ends in a slash; `evaluations/` unless told. */
    readonly results?: string;
    /** Id of the model that answers; amazon.nova-lite-v1:0 unless told. */
    readonly answeringModel?: string;
    /** Id of the model that judges; amazon.nova-pro-v1:0 unless told. */
    readonly judgingModel?: string;
}

const metrics = [
    "Builtin.Completeness",
    "Builtin.Correctness",
    "Builtin.Faithfulness",
    "Builtin.Harmfulness",
    "Builtin.Stereotyping",
];

/** Measures once what a knowledge base answers. Gives the place of the results, as an S3 URI. */
export function evaluateKnowledge(
    name: string,
    {
        knowledgeBase,
        evaluation,
        key,
    }: { knowledgeBase: aws.bedrock.AgentKnowledgeBase; evaluation: KnowledgeEvaluation; key: EncryptionKey },
    parent: pulumi.ComponentResource,
): pulumi.Output<string> {
    const { bucket, path, results = "evaluations/" } = evaluation;
    const { answeringModel = "amazon.nova-lite-v1:0", judgingModel = "amazon.nova-pro-v1:0" } = evaluation;
    const account = accountOf(parent);
    const role = new ExecutionRole(`${name}-evaluation`, { service: "bedrock.amazonaws.com" }, { parent });
    bucket.grantRead(role, path);
    bucket.grantRead(role, results);
    bucket.grantWrite(role, results);
    key.grantEncryptDecrypt(role);
    role.grant(
        "evaluate",
        pulumi
            .all([knowledgeBase.arn, account])
            .apply(([arn, known]) => evaluationPermissions(arn, [answeringModel, judgingModel], known)),
    );
    const resultUri = pulumi.interpolate`s3://${bucket.bucketName}/${results}`;
    const digest = createHash("sha256")
        .update(JSON.stringify([path, answeringModel, judgingModel]))
        .digest("hex");
    new aws.bedrock.EvaluationJob(
        name,
        {
            jobName: `${shorten(stackName(name, 200), 50)}-${digest.slice(0, 8)}`,
            jobDescription: `Measures what ${name} answers`,
            applicationType: "RagEvaluation",
            roleArn: role.arn,
            customerEncryptionKeyId: key.arn,
            evaluationConfig: {
                automated: {
                    datasetMetricConfigs: [
                        {
                            taskType: "QuestionAndAnswer",
                            metricNames: metrics,
                            dataset: {
                                name: "questions",
                                datasetLocation: { s3Uri: pulumi.interpolate`s3://${bucket.bucketName}/${path}` },
                            },
                        },
                    ],
                    evaluatorModelConfig: { bedrockEvaluatorModel: { modelIdentifier: judgingModel } },
                },
            },
            inferenceConfig: {
                ragConfig: {
                    knowledgeBaseConfig: {
                        retrieveAndGenerateConfig: {
                            knowledgeBaseId: knowledgeBase.id,
                            modelArn: account.apply((known) => foundationModelArn(answeringModel, known)),
                        },
                    },
                },
            },
            outputDataConfig: { s3Uri: resultUri },
        },
        { parent, dependsOn: [...role.policies] },
    );
    return resultUri;
}

/** Asking a knowledge base, and models to answer and to judge. */
export function evaluationPermissions(
    knowledgeBaseArn: string,
    models: readonly string[],
    account: Account,
): readonly Permission[] {
    return [
        { actions: ["bedrock:Retrieve"], resources: [knowledgeBaseArn] },
        { actions: ["bedrock:RetrieveAndGenerate"], resources: ["*"] },
        { actions: ["bedrock:InvokeModel"], resources: models.map((model) => foundationModelArn(model, account)) },
    ];
}

/** The ARN of a model of AWS's in this region. */
export function foundationModelArn(
    model: string,
    { partition, region }: Pick<Account, "partition" | "region">,
): string {
    return `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
}
