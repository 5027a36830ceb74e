import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import type { ModelRegistry } from "../registry/model-registry";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { takesVolumeKey } from "../serving/instance-storage";
import { SecureBucket } from "../storage/secure-bucket";
import { grantJob } from "./job-roles";
import { pipelineDefinition } from "./pipeline-definition";

export interface TrainingPipelineArgs {
    readonly training: TrainingJob;
    readonly network: PrivateNetwork;
    /** Where a trained model waits for approval. */
    readonly registry: ModelRegistry;
    /** Takes what comes out of training; a bucket of the pipeline's own unless told. */
    readonly models?: SecureBucket;
    /** Encrypts disks and models; a key of the pipeline's own unless told. */
    readonly key?: EncryptionKey;
}

export interface TrainingJob {
    /** URI of the image that trains, in a private ECR registry, by its digest. */
    readonly image: string;
    /** What is learnt from. */
    readonly data: {
        readonly bucket: SecureBucket;
        /** A prefix that ends in a slash. */
        readonly prefix: string;
    };
    /** URI of the image that serves what was learnt; the one that trains unless told. */
    readonly inferenceImage?: string;
    readonly hyperParameters?: Readonly<Record<string, string>>;
    /** ml.m5.2xlarge and 1 unless told. */
    readonly instances?: { readonly type?: string; readonly count?: number };
    /** For how long it may train, in hours; 24 unless told. */
    readonly maximumHours?: number;
}

/**
 * A pipeline that trains a model in isolated, encrypted jobs, records each run as an experiment, and registers what came
 * out of it; there it waits for another role's approval.
 */
export class TrainingPipeline extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    /** Known in a preview. */
    readonly pipelineName: string;
    /** Runs the pipeline. */
    readonly role: ExecutionRole;
    /** Runs its jobs. */
    readonly jobRole: ExecutionRole;
    readonly models: SecureBucket;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error (from the resource) when an image is not named by digest */
    constructor(name: string, args: TrainingPipelineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:training:TrainingPipeline", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const { training, network, registry } = args;
        const { image, data, inferenceImage = image, hyperParameters = {}, instances = {} } = training;
        const instanceType = instances.type ?? "ml.m5.2xlarge";
        const account = accountOf(this);
        const key = args.key ?? new EncryptionKey(name, { description: `Encrypts the training of ${name}` }, parent);
        this.models = args.models ?? new SecureBucket(`${name}-models`, { key }, parent);
        this.pipelineName = stackName(name, 200);

        this.jobRole = new ExecutionRole(`${name}-jobs`, { service: "sagemaker.amazonaws.com" }, parent);
        grantJob(this.jobRole, { network, key, images: [image], logGroupName: "/aws/sagemaker/TrainingJobs" });
        data.bucket.grantRead(this.jobRole, data.prefix);
        this.models.grantWrite(this.jobRole, `${this.pipelineName}/`);
        key.grantEncryptDecrypt(this.jobRole);

        this.role = new ExecutionRole(name, { service: "sagemaker.amazonaws.com" }, parent);
        this.role.grant(
            "run-jobs",
            pulumi
                .all([this.jobRole.arn, account])
                .apply(([jobRoleArn, known]) => pipelinePermissions(this.pipelineName, jobRoleArn, known)),
        );
        registry.grantBuild(this.role);
        this.models.grantRead(this.role, `${this.pipelineName}/`);

        const pipeline = new aws.sagemaker.Pipeline(
            name,
            {
                pipelineName: this.pipelineName,
                pipelineDisplayName: this.pipelineName,
                pipelineDescription: `Trains the models of ${name}`,
                roleArn: this.role.arn,
                parallelismConfiguration: { maxParallelExecutionSteps: 4 },
                pipelineDefinition: pulumi
                    .all([
                        this.jobRole.arn,
                        key.arn,
                        this.models.key.arn,
                        data.bucket.bucketName,
                        this.models.bucketName,
                        network.subnetIds,
                        network.securityGroupId,
                    ])
                    .apply(([jobRoleArn, keyArn, outputKeyArn, dataBucket, modelBucket, subnetIds, securityGroupId]) =>
                        pipelineDefinition({
                            jobRoleArn,
                            image,
                            inferenceImage,
                            inputUri: `s3://${dataBucket}/${data.prefix}`,
                            outputUri: `s3://${modelBucket}/${this.pipelineName}/`,
                            keyArn: outputKeyArn,
                            volumeKeyArn: takesVolumeKey(instanceType) ? keyArn : undefined,
                            subnetIds,
                            securityGroupId,
                            instanceType,
                            instanceCount: instances.count ?? 1,
                            hyperParameters,
                            maximumHours: training.maximumHours ?? 24,
                            groupName: registry.groupName,
                        }),
                    ),
            },
            { ...parent, dependsOn: [...this.role.policies] },
        );
        this.arn = pipeline.arn;
        this.evidence = [
            {
                control: "A.6.2.3",
                shows: "how a model is made is written down, and each run is recorded as an experiment",
                resource: this.arn,
                record: this.arn,
            },
            {
                control: "A.7.5",
                shows: "which data a model was made from is recorded with each run",
                resource: this.arn,
                record: pulumi.interpolate`s3://${this.models.bucketName}/${this.pipelineName}/`,
            },
            ...registry.evidence,
        ];
        this.registerOutputs({ arn: this.arn, pipelineName: this.pipelineName });
    }

    /** Lets a role start the pipeline, and look how it goes. */
    grantStart(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `start-${this.name}`,
            accountOf(this).apply(({ partition, region, id }) => {
                const pipeline = `arn:${partition}:sagemaker:${region}:${id}:pipeline/${this.pipelineName}`;
                return [
                    {
                        actions: [
                            "sagemaker:DescribePipeline",
                            "sagemaker:ListPipelineExecutions",
                            "sagemaker:StartPipelineExecution",
                        ],
                        resources: [pipeline],
                    },
                    {
                        actions: ["sagemaker:DescribePipelineExecution", "sagemaker:ListPipelineExecutionSteps"],
                        resources: [`${pipeline}/execution/*`],
                    },
                ];
            }),
        );
    }
}

/** What running a pipeline takes: jobs of its own, under one role, and a record of them. */
export function pipelinePermissions(
    pipelineName: string,
    jobRoleArn: string,
    { partition, region, id }: Account,
): readonly Permission[] {
    const sagemaker = `arn:${partition}:sagemaker:${region}:${id}`;
    return [
        {
            actions: [
                "sagemaker:AddTags",
                "sagemaker:CreateTrainingJob",
                "sagemaker:DescribeTrainingJob",
                "sagemaker:StopTrainingJob",
            ],
            // A job of a pipeline is called after its execution.
            resources: [`${sagemaker}:training-job/pipelines-*`],
        },
        {
            actions: ["iam:PassRole"],
            resources: [jobRoleArn],
            conditions: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
        },
        {
            actions: [
                "sagemaker:AssociateTrialComponent",
                "sagemaker:CreateExperiment",
                "sagemaker:CreateTrial",
                "sagemaker:CreateTrialComponent",
                "sagemaker:DescribeExperiment",
                "sagemaker:DescribeTrial",
                "sagemaker:DescribeTrialComponent",
                "sagemaker:UpdateTrialComponent",
            ],
            resources: [
                `${sagemaker}:experiment/${pipelineName}`,
                `${sagemaker}:experiment-trial/*`,
                `${sagemaker}:experiment-trial-component/*`,
            ],
        },
    ];
}
