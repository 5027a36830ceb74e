/** What a training pipeline is made of, as far as AWS knows it. */
export interface PipelineParts {
    readonly jobRoleArn: string;
    readonly image: string;
    readonly inputUri: string;
    readonly outputUri: string;
    readonly keyArn: string;
    /** Key of the jobs' disks; undefined for instances that encrypt their own. */
    readonly volumeKeyArn: string | undefined;
    readonly subnetIds: readonly string[];
    readonly securityGroupId: string;
    readonly instanceType: string;
    readonly instanceCount: number;
    readonly hyperParameters: Readonly<Record<string, string>>;
    readonly maximumHours: number;
    /** The registry's group; a model waits there for approval. */
    readonly groupName: string;
    readonly inferenceImage: string;
}

/**
 * A pipeline that trains, in jobs without a network that encrypt everything, and registers what came out of it for somebody
 * to approve; each execution is an experiment's trial.
 *
 * @see https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
 */
export function pipelineDefinition(parts: PipelineParts): string {
    return JSON.stringify({
        Version: "2020-12-01",
        Metadata: {},
        Parameters: [],
        PipelineExperimentConfig: {
            ExperimentName: { Get: "Execution.PipelineName" },
            TrialName: { Get: "Execution.PipelineExecutionId" },
        },
        Steps: [
            {
                Name: "Train",
                Type: "Training",
                Arguments: {
                    RoleArn: parts.jobRoleArn,
                    AlgorithmSpecification: { TrainingImage: parts.image, TrainingInputMode: "File" },
                    HyperParameters: parts.hyperParameters,
                    InputDataConfig: [
                        {
                            ChannelName: "training",
                            DataSource: {
                                S3DataSource: {
                                    S3DataType: "S3Prefix",
                                    S3Uri: parts.inputUri,
                                    S3DataDistributionType: "FullyReplicated",
                                },
                            },
                        },
                    ],
                    OutputDataConfig: { S3OutputPath: parts.outputUri, KmsKeyId: parts.keyArn },
                    ResourceConfig: {
                        InstanceType: parts.instanceType,
                        InstanceCount: parts.instanceCount,
                        VolumeSizeInGB: 100,
                        ...(parts.volumeKeyArn === undefined ? {} : { VolumeKmsKeyId: parts.volumeKeyArn }),
                    },
                    StoppingCondition: { MaxRuntimeInSeconds: parts.maximumHours * 3600 },
                    VpcConfig: { Subnets: parts.subnetIds, SecurityGroupIds: [parts.securityGroupId] },
                    EnableNetworkIsolation: true,
                    EnableInterContainerTrafficEncryption: true,
                },
            },
            {
                Name: "Register",
                Type: "RegisterModel",
                Arguments: {
                    ModelPackageGroupName: parts.groupName,
                    ModelApprovalStatus: "PendingManualApproval",
                    InferenceSpecification: {
                        Containers: [
                            {
                                Image: parts.inferenceImage,
                                ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
                            },
                        ],
                        SupportedContentTypes: ["application/json", "text/csv"],
                        SupportedResponseMIMETypes: ["application/json", "text/csv"],
                    },
                },
            },
        ],
    });
}
