import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { imagePullPermissions } from "../containers/image-permissions";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import { NativeProvider, NativeResource } from "../native";
import type { PrivateNetwork } from "../network/private-network";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import type { SecureBucket } from "../storage/secure-bucket";
import { networkPermissions, telemetryPermissions } from "./endpoint-permissions";

/** What a model's answers are measured by. All of it lies in one bucket. */
export interface Outcomes {
    readonly bucket: SecureBucket;
    /** Prefix of the answers that were right, which the application adds later; ends in a slash. */
    readonly groundTruth: string;
    /** How well the model answers. */
    readonly quality?: {
        readonly problem: "BinaryClassification" | "MulticlassClassification" | "Regression";
        /** Which part of the captured answer is the prediction, e.g. `0` or `prediction`. */
        readonly inferenceAttribute: string;
        /** Key of the constraints that a baseline job wrote. */
        readonly constraints: string;
    };
    /** Whether it answers all groups alike. */
    readonly bias?: ClarifyAnalysis;
    /** Why it answers as it does. */
    readonly explainability?: ClarifyAnalysis;
}

export interface ClarifyAnalysis {
    /** Key of the analysis configuration of SageMaker Clarify. */
    readonly config: string;
    /** Key of the constraints that a baseline job wrote. */
    readonly constraints: string;
}

export interface OutcomeMonitorArgs {
    /** The endpoint to watch; it has to capture its data. */
    readonly endpointName: pulumi.Input<string>;
    readonly network: PrivateNetwork;
    /** Where the endpoint's captured data is; the reports go there too. Its key encrypts the jobs' disks. */
    readonly captures: SecureBucket;
    /** Prefix of the captured data in the bucket; ends in a slash. */
    readonly capturePrefix: string;
    readonly outcomes: Outcomes;
    /** When to look, as a cron expression of SageMaker; every day unless told. */
    readonly schedule?: string;
}

type Kind = "bias" | "explainability" | "quality";

interface Monitoring {
    /** The type of the schedule, which is also how properties of the definition begin. */
    readonly type: "ModelBias" | "ModelExplainability" | "ModelQuality";
    readonly prefix: "modelBias" | "modelExplainability" | "modelQuality";
    readonly repository: string;
    /** Whether it needs the answers that were right. */
    readonly comparesWithTruth: boolean;
    readonly shows: string;
}

const clarify = "sagemaker-clarify-processing";
const monitorings: Readonly<Record<Kind, Monitoring>> = {
    bias: {
        type: "ModelBias",
        prefix: "modelBias",
        repository: clarify,
        comparesWithTruth: true,
        shows: "whether the model answers all groups alike is measured every day",
    },
    explainability: {
        type: "ModelExplainability",
        prefix: "modelExplainability",
        repository: clarify,
        comparesWithTruth: false,
        shows: "why the model answers as it does is measured every day",
    },
    quality: {
        type: "ModelQuality",
        prefix: "modelQuality",
        repository: "sagemaker-model-monitor-analyzer",
        comparesWithTruth: true,
        shows: "how well the model answers is measured every day",
    },
};

const jobLogGroup = "/aws/sagemaker/ProcessingJobs";
const reportPrefix = "monitoring/";

/** Looks at how well, how fairly and why a model answers, on a schedule, in isolated and encrypted jobs. */
export class OutcomeMonitor extends pulumi.ComponentResource implements EvidenceSource {
    /** Where the reports are, as an S3 URI. */
    readonly reportUri: pulumi.Output<string>;
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when nothing is to be measured */
    constructor(name: string, args: OutcomeMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:OutcomeMonitor", name, {}, opts);
        this.name = name;
        const kinds = kindsOf(name, args.outcomes);
        this.reportUri = pulumi.interpolate`s3://${args.captures.bucketName}/${reportPrefix}${name}`;
        this.role = this.createRole(args, kinds);
        const provider = new NativeProvider(name, this);
        const schedules = kinds.map((kind) => this.createSchedule(kind, args, provider));
        this.evidence = kinds.map((kind, index) => ({
            control: kind === "bias" ? "A.5.4" : "A.6.2.6",
            shows: monitorings[kind].shows,
            resource: schedules[index]?.arn ?? name,
            record: this.reportUri,
        }));
        this.registerOutputs({ reportUri: this.reportUri });
    }

    private createSchedule(
        kind: Kind,
        args: OutcomeMonitorArgs,
        provider: NativeProvider,
    ): aws.sagemaker.MonitoringSchedule {
        const { type, repository } = monitorings[kind];
        const name = `${this.name}-${kind}`;
        const jobDefinitionName = stackName(name, 63);
        const image = aws.sagemaker.getPrebuiltEcrImageOutput({ repositoryName: repository }, { parent: this });
        const definition = new NativeResource(
            `aws-native:sagemaker:${type}JobDefinition`,
            name,
            {
                jobDefinitionName,
                roleArn: this.role.arn,
                ...jobDefinition(kind, {
                    imageUri: image.registryPath,
                    endpointName: args.endpointName,
                    bucketUri: pulumi.interpolate`s3://${args.outcomes.bucket.bucketName}`,
                    reportUri: pulumi.interpolate`${this.reportUri}/${kind}`,
                    keyArn: args.captures.key.arn,
                    outcomes: args.outcomes,
                }),
                networkConfig: {
                    enableNetworkIsolation: true,
                    enableInterContainerTrafficEncryption: true,
                    vpcConfig: {
                        subnets: args.network.subnetIds,
                        securityGroupIds: [args.network.securityGroupId],
                    },
                },
                stoppingCondition: { maxRuntimeInSeconds: 3300 },
            },
            { parent: this, provider, dependsOn: [...this.role.policies] },
        );
        return new aws.sagemaker.MonitoringSchedule(
            name,
            {
                name: jobDefinitionName,
                monitoringScheduleConfig: {
                    monitoringType: type,
                    monitoringJobDefinitionName: jobDefinitionName,
                    scheduleConfig: { scheduleExpression: args.schedule ?? "cron(0 3 ? * * *)" },
                },
            },
            { parent: this, dependsOn: definition },
        );
    }

    private createRole(args: OutcomeMonitorArgs, kinds: readonly Kind[]): ExecutionRole {
        const { captures, network, outcomes } = args;
        const role = new ExecutionRole(this.name, { service: "sagemaker.amazonaws.com" }, { parent: this });
        const account = accountOf(this);
        for (const repository of new Set(kinds.map((kind) => monitorings[kind].repository))) {
            const image = aws.sagemaker.getPrebuiltEcrImageOutput({ repositoryName: repository }, { parent: this });
            role.grant(
                `pull-${repository}`,
                pulumi
                    .all([image, account])
                    .apply(([{ registryId, region }, { partition }]) =>
                        imagePullPermissions(`arn:${partition}:ecr:${region}:${registryId}:repository/${repository}`),
                    ),
            );
        }
        role.grant(
            "telemetry",
            account.apply((known) => telemetryPermissions(jobLogGroup, known)),
        );
        role.grant(
            "network-interfaces",
            pulumi
                .all([network.subnetIds, network.securityGroupId, account])
                .apply(([subnets, group, known]) => networkPermissions(subnets, group, known)),
        );
        if (kinds.includes("explainability")) role.grant("ask-a-copy", account.apply(shadowEndpointPermissions));
        captures.grantRead(role, args.capturePrefix);
        captures.grantWrite(role, reportPrefix);
        captures.key.grantToAwsResources(role);
        outcomes.bucket.grantRead(role);
        return role;
    }
}

/** What is to be measured. @throws Error when nothing is */
export function kindsOf(name: string, outcomes: Outcomes): readonly Kind[] {
    const kinds = (["quality", "bias", "explainability"] as const).filter((kind) => outcomes[kind] !== undefined);
    if (kinds.length === 0) {
        throw new Error(`The monitor "${name}" would measure nothing: give it quality, bias or explainability.`);
    }
    return kinds;
}

interface JobParts {
    readonly imageUri: pulumi.Input<string>;
    readonly endpointName: pulumi.Input<string>;
    readonly bucketUri: pulumi.Output<string>;
    readonly reportUri: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    readonly outcomes: Outcomes;
}

/** What differs between the definitions of jobs, and what they all have, by CloudFormation's names. */
export function jobDefinition(kind: Kind, parts: JobParts): pulumi.Inputs {
    const { prefix, comparesWithTruth } = monitorings[kind];
    const { outcomes, bucketUri } = parts;
    const analysis = outcomes[kind];
    const { quality } = outcomes;
    const ofQuality = kind === "quality" && quality !== undefined;
    const at = (key: string): pulumi.Output<string> => pulumi.interpolate`${bucketUri}/${key}`;
    return {
        [`${prefix}AppSpecification`]: {
            imageUri: parts.imageUri,
            ...(analysis !== undefined && "config" in analysis ? { configUri: at(analysis.config) } : {}),
            ...(ofQuality ? { problemType: quality.problem } : {}),
        },
        [`${prefix}BaselineConfig`]: { constraintsResource: { s3Uri: at(analysis?.constraints ?? "") } },
        [`${prefix}JobInput`]: {
            endpointInput: {
                endpointName: parts.endpointName,
                localPath: "/opt/ml/processing/input/endpoint",
                ...(ofQuality ? { inferenceAttribute: quality.inferenceAttribute } : {}),
            },
            ...(comparesWithTruth ? { groundTruthS3Input: { s3Uri: at(outcomes.groundTruth) } } : {}),
        },
        [`${prefix}JobOutputConfig`]: {
            kmsKeyId: parts.keyArn,
            monitoringOutputs: [
                {
                    s3Output: {
                        s3Uri: parts.reportUri,
                        localPath: "/opt/ml/processing/output",
                        s3UploadMode: "EndOfJob",
                    },
                },
            ],
        },
        jobResources: {
            clusterConfig: {
                instanceCount: 1,
                instanceType: "ml.m5.large",
                volumeSizeInGb: 20,
                volumeKmsKeyId: parts.keyArn,
            },
        },
    };
}

/** To explain a model, Clarify asks a copy of it, at an endpoint that it makes and removes again. */
export function shadowEndpointPermissions({ partition, region, id }: Account): readonly Permission[] {
    const sagemaker = `arn:${partition}:sagemaker:${region}:${id}`;
    return [
        {
            actions: [
                "sagemaker:CreateEndpoint",
                "sagemaker:DeleteEndpoint",
                "sagemaker:DescribeEndpoint",
                "sagemaker:InvokeEndpoint",
            ],
            resources: [`${sagemaker}:endpoint/sm-clarify-*`],
        },
        {
            actions: ["sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpointConfig"],
            resources: [`${sagemaker}:endpoint-config/sm-clarify-*`],
        },
    ];
}
