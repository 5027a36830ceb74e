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
import { parseFoundationModel } from "./invoke-permissions";

/** Questions with the answers that are right, which something is measured with. */
export interface Evaluation {
    readonly bucket: SecureBucket;
    /** Key of the questions, in JSON Lines as evaluation jobs of Bedrock take them. Another key measures anew. */
    readonly path: string;
    /** Prefix of the results in the same bucket, which ends in a slash; `evaluations/` unless told. */
    readonly results?: string;
    /** Id of the model that judges the answers; amazon.nova-pro-v1:0 unless told. */
    readonly judge?: string;
}

/** What is measured: a model by its id, or what a model answers out of a knowledge base. */
export type EvaluationSubject =
    { readonly model: string } | { readonly knowledgeBase: aws.bedrock.AgentKnowledgeBase; readonly model: string };

const metrics = [
    "Builtin.Completeness",
    "Builtin.Correctness",
    "Builtin.Faithfulness",
    "Builtin.Harmfulness",
    "Builtin.Stereotyping",
];

/** Measures once what something answers. Gives the place of the results, as an S3 URI. */
export function evaluate(
    name: string,
    subject: EvaluationSubject,
    { bucket, path, results = "evaluations/", judge = "amazon.nova-pro-v1:0" }: Evaluation,
    key: EncryptionKey,
    parent: pulumi.ComponentResource,
): pulumi.Output<string> {
    const account = accountOf(parent);
    const role = new ExecutionRole(
        `${name}-evaluation`,
        { service: "bedrock.amazonaws.com", onlyFor: "evaluation-job/*" },
        { parent },
    );
    bucket.grantRead(role, path);
    bucket.grantRead(role, results);
    bucket.grantWrite(role, results);
    key.grantEncryptDecrypt(role);
    const knowledgeBase = "knowledgeBase" in subject ? subject.knowledgeBase : undefined;
    role.grant(
        "evaluate",
        account.apply((known) => evaluationPermissions([subject.model, judge], known)),
    );
    if (knowledgeBase !== undefined) role.grant("retrieve", knowledgeBase.arn.apply(retrievalPermissions));
    const resultUri = pulumi.interpolate`s3://${bucket.bucketName}/${results}`;
    const digest = createHash("sha256")
        .update(JSON.stringify([path, subject.model, judge]))
        .digest("hex");
    new aws.bedrock.EvaluationJob(
        name,
        {
            jobName: `${shorten(stackName(name, 200), 50)}-${digest.slice(0, 8)}`,
            jobDescription: `Measures what ${name} answers`,
            applicationType: knowledgeBase === undefined ? "ModelEvaluation" : "RagEvaluation",
            roleArn: role.arn,
            customerEncryptionKeyId: key.arn,
            evaluationConfig: {
                automated: {
                    datasetMetricConfigs: [
                        {
                            taskType: knowledgeBase === undefined ? "General" : "QuestionAndAnswer",
                            metricNames: metrics,
                            dataset: {
                                name: "questions",
                                datasetLocation: { s3Uri: pulumi.interpolate`s3://${bucket.bucketName}/${path}` },
                            },
                        },
                    ],
                    evaluatorModelConfig: { bedrockEvaluatorModel: { modelIdentifier: judge } },
                },
            },
            inferenceConfig:
                knowledgeBase === undefined
                    ? { models: [{ bedrockModel: { modelIdentifier: subject.model } }] }
                    : {
                          ragConfig: {
                              knowledgeBaseConfig: {
                                  retrieveAndGenerateConfig: {
                                      knowledgeBaseId: knowledgeBase.id,
                                      modelArn: account.apply((known) => foundationModelArn(subject.model, known)),
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

/** Asking models to answer and to judge; those who judge take no guardrail. */
export function evaluationPermissions(models: readonly string[], account: Account): readonly Permission[] {
    return [...new Set(models)].flatMap((model) => {
        const { sourceArn, modelArns } = parseFoundationModel(model, account);
        const direct = { actions: ["bedrock:InvokeModel"], resources: [sourceArn] };
        if (modelArns.includes(sourceArn)) return [direct];
        const conditions = { StringEquals: { "bedrock:InferenceProfileArn": sourceArn } };
        return [direct, { actions: ["bedrock:InvokeModel"], resources: modelArns, conditions }];
    });
}

/** Asking a knowledge base. */
export function retrievalPermissions(knowledgeBaseArn: string): readonly Permission[] {
    return [
        { actions: ["bedrock:Retrieve"], resources: [knowledgeBaseArn] },
        { actions: ["bedrock:RetrieveAndGenerate"], resources: ["*"] },
    ];
}

/** The ARN of a model of AWS's in this region. */
export function foundationModelArn(
    model: string,
    { partition, region }: Pick<Account, "partition" | "region">,
): string {
    return `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
}
