import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { imagePullPermissions } from "../containers/image-permissions";
import type { PrivateNetwork } from "../network/private-network";
import { ExecutionRole } from "../security/execution-role";
import type { SecureBucket } from "../storage/secure-bucket";
import { networkPermissions, telemetryPermissions } from "./endpoint-permissions";

/** What good data looks like, as a baseline job of Model Monitor wrote it, by S3 URIs. */
export interface MonitorBaseline {
    readonly constraintsUri: pulumi.Input<string>;
    readonly statisticsUri: pulumi.Input<string>;
}

export interface ModelMonitorArgs {
    /** The endpoint to watch; it has to capture its data. */
    readonly endpointName: pulumi.Input<string>;
    readonly network: PrivateNetwork;
    /** Where the endpoint's captured data is; the reports go there too. Its key encrypts the jobs' disks. */
    readonly captures: SecureBucket;
    /** Prefix of the captured data in the bucket; ends in a slash. */
    readonly capturePrefix: string;
    /** Without one the jobs describe the data and compare it with nothing. */
    readonly baseline?: MonitorBaseline;
    /** When to look, as a cron expression of SageMaker; every hour unless told. */
    readonly schedule?: string;
}

const analyzer = "sagemaker-model-monitor-analyzer";
const jobLogGroup = "/aws/sagemaker/ProcessingJobs";
const reportPrefix = "monitoring/";

/** Looks at what an endpoint is asked and answers, on a schedule: isolated, encrypted jobs that report how the data drifts. */
export class ModelMonitor extends pulumi.ComponentResource {
    /** Where the reports are, as an S3 URI. */
    readonly reportUri: pulumi.Output<string>;
    readonly scheduleName: pulumi.Output<string>;
    readonly role: ExecutionRole;

    constructor(name: string, args: ModelMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:ModelMonitor", name, {}, opts);
        const { captures, network, baseline } = args;
        const image = aws.sagemaker.getPrebuiltEcrImageOutput({ repositoryName: analyzer }, { parent: this });
        this.reportUri = pulumi.interpolate`s3://${captures.bucketName}/${reportPrefix}${name}`;
        this.role = this.createRole(name, args, image);
        const definition = new aws.sagemaker.DataQualityJobDefinition(
            name,
            {
                roleArn: this.role.arn,
                dataQualityAppSpecification: { imageUri: image.registryPath },
                dataQualityJobInput: { endpointInput: { endpointName: args.endpointName } },
                dataQualityJobOutputConfig: {
                    kmsKeyId: captures.key.arn,
                    monitoringOutputs: { s3Output: { s3Uri: this.reportUri } },
                },
                ...(baseline === undefined
                    ? {}
                    : {
                          dataQualityBaselineConfig: {
                              constraintsResource: { s3Uri: baseline.constraintsUri },
                              statisticsResource: { s3Uri: baseline.statisticsUri },
                          },
                      }),
                jobResources: {
                    clusterConfig: {
                        instanceCount: 1,
                        instanceType: "ml.m5.large",
                        volumeSizeInGb: 20,
                        volumeKmsKeyId: captures.key.arn,
                    },
                },
                networkConfig: {
                    enableNetworkIsolation: true,
                    enableInterContainerTrafficEncryption: true,
                    vpcConfig: { subnets: network.subnetIds, securityGroupIds: [network.securityGroupId] },
                },
                stoppingCondition: { maxRuntimeInSeconds: 3300 },
            },
            { parent: this, dependsOn: [...this.role.policies] },
        );
        const schedule = new aws.sagemaker.MonitoringSchedule(
            name,
            {
                monitoringScheduleConfig: {
                    monitoringType: "DataQuality",
                    monitoringJobDefinitionName: definition.name,
                    scheduleConfig: { scheduleExpression: args.schedule ?? "cron(0 * ? * * *)" },
                },
            },
            { parent: this },
        );
        this.scheduleName = schedule.name;
        this.registerOutputs({ reportUri: this.reportUri, scheduleName: this.scheduleName });
    }

    private createRole(
        name: string,
        { captures, capturePrefix, network }: ModelMonitorArgs,
        image: pulumi.Output<aws.sagemaker.GetPrebuiltEcrImageResult>,
    ): ExecutionRole {
        const role = new ExecutionRole(name, { service: "sagemaker.amazonaws.com" }, { parent: this });
        const account = accountOf(this);
        role.grant(
            "pull-image",
            pulumi
                .all([image, account])
                .apply(([{ registryId, region }, { partition }]) =>
                    imagePullPermissions(`arn:${partition}:ecr:${region}:${registryId}:repository/${analyzer}`),
                ),
        );
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
        captures.grantRead(role, capturePrefix);
        captures.grantWrite(role, reportPrefix);
        captures.key.grantToAwsResources(role);
        return role;
    }
}
