import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { parseContainerImage } from "../containers/container-image";
import { imagePullPermissions } from "../containers/image-permissions";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { AlarmTopic } from "../monitoring/alarm-topic";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import type { OptOuts } from "../opt-outs";
import { optOutTags } from "../opt-outs";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import { SecureBucket } from "../storage/secure-bucket";
import { endpointAlarms } from "./endpoint-alarms";
import { networkPermissions, telemetryPermissions } from "./endpoint-permissions";
import { takesVolumeKey } from "./instance-storage";
import { ModelMonitor } from "./model-monitor";
import type { MonitorBaseline } from "./model-monitor";
import type { Outcomes } from "./outcome-monitor";
import { OutcomeMonitor } from "./outcome-monitor";

/** The model: what answers, and what it has learnt. */
export interface ServedModel {
    /** URI of an image in a private ECR registry, by its digest. */
    readonly image: string;
    /** Where the archive of the model's artifacts is. The image has them inside unless told. */
    readonly artifacts?: {
        readonly bucket: SecureBucket;
        /** Key of the `.tar.gz` archive. */
        readonly path: string;
    };
    /** Stands on the model as tags, for those who have only the running model before them. */
    readonly provenance: ModelProvenance;
    /** Environment of the container. No secrets: SageMaker shows it to everyone who may describe the model. */
    readonly environment?: Readonly<Record<string, string>>;
}

/** Where a model comes from, and that it was let out. */
export interface ModelProvenance {
    /** What it was made from: a registered package's ARN, a commit, a supplier's name. */
    readonly source: string;
    readonly version: string;
    /** The day of its approval, as YYYY-MM-DD. */
    readonly approvedOn: string;
}

export interface EndpointInstances {
    /** Type of the instances; ml.m5.xlarge unless told. Disks that an instance has of its own are encrypted by the hardware, not with the key. */
    readonly type?: string;
    /** 2 unless told: one may fail, or be replaced. */
    readonly count?: number;
}

/** How an endpoint is watched. */
export interface EndpointWatch {
    /** Where its alarms go; a topic of the endpoint's own unless told. */
    readonly topic?: AlarmTopic;
    /** What the slowest hundredth of the answers may take, in milliseconds; 1000 unless told. */
    readonly latencyInMilliseconds?: number;
    /** What its data is compared with. */
    readonly baseline?: MonitorBaseline;
    /** What its answers are measured by: how well, how fairly and why it answers. They are not measured unless told. */
    readonly outcomes?: Outcomes;
}

export interface ModelEndpointArgs {
    readonly model: ServedModel;
    readonly network: PrivateNetwork;
    readonly instances?: EndpointInstances;
    /** Encrypts disks, logs and alarms; it has to let logs and alarms use it. One of the endpoint's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes what the model is asked and answers. One of the endpoint's own unless told. */
    readonly captures?: SecureBucket;
    readonly watch?: EndpointWatch;
    /** Reasons for going without, by the policy that then fails. */
    readonly optOuts?: EndpointOptOuts;
}

/** A single instance takes both: it cannot try a new version on part of the traffic. */
export type EndpointOptOuts = OptOuts<
    "sagemaker-endpoint-config-min-two-instances" | "sagemaker-endpoint-safe-deployment"
>;

const variantName = "main";
const logRetentionInDays = 365;

/**
 * A model that answers requests, on SageMaker: isolated from every network but for the requests, encrypted, its
 * questions and answers recorded, watched, and put back to what it was when a deployment goes wrong.
 */
export class ModelEndpoint extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly endpointName: string;
    readonly arn: pulumi.Output<string>;
    /** Where questions and answers are recorded, as an S3 URI. */
    readonly captureUri: pulumi.Output<string>;
    readonly alarmNames: readonly string[];
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the image is not named by digest, the key does not serve, or one instance is asked for without a reason */
    constructor(name: string, args: ModelEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:ModelEndpoint", name, {}, opts);
        this.name = name;
        this.endpointName = stackName(name, 63);
        const { optOuts = {} } = args;
        const instanceType = args.instances?.type ?? "ml.m5.xlarge";
        const count = instanceCount(name, args.instances?.count, optOuts);
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["alarms", "logs"] }, { parent: this });
        key.assertUsedBy("logs", name);
        const captures = args.captures ?? new SecureBucket(`${name}-captures`, { key }, { parent: this });
        this.captureUri = pulumi.interpolate`s3://${captures.bucketName}/${this.endpointName}`;

        const logGroup = this.createLogGroup(key);
        this.role = this.createRole(args, key, captures, logGroup.name);
        const model = this.createModel(args, this.role, logGroup);
        const configuration = new aws.sagemaker.EndpointConfiguration(
            name,
            {
                ...(takesVolumeKey(instanceType) ? { kmsKeyArn: key.arn } : {}),
                productionVariants: [
                    {
                        variantName,
                        modelName: model.name,
                        instanceType,
                        initialInstanceCount: count,
                        initialVariantWeight: 1,
                    },
                ],
                dataCaptureConfig: {
                    enableCapture: true,
                    initialSamplingPercentage: 100,
                    destinationS3Uri: this.captureUri,
                    kmsKeyId: captures.key.arn,
                    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
                },
                tags: optOutTags(optOuts),
            },
            { parent: this },
        );
        const { all, rollingBack } = this.createAlarms(args.watch ?? {}, key);
        const endpoint = new aws.sagemaker.Endpoint(
            name,
            {
                name: this.endpointName,
                endpointConfigName: configuration.name,
                deploymentConfig: {
                    autoRollbackConfiguration: { alarms: rollingBack.map((alarmName) => ({ alarmName })) },
                    blueGreenUpdatePolicy: {
                        maximumExecutionTimeoutInSeconds: 3600,
                        terminationWaitInSeconds: 300,
                        trafficRoutingConfiguration: trafficRouting(name, count, optOuts),
                    },
                },
            },
            { parent: this, dependsOn: [...all] },
        );
        const watched = {
            endpointName: endpoint.name,
            network: args.network,
            captures,
            capturePrefix: `${this.endpointName}/`,
        };
        const outcomes =
            args.watch?.outcomes === undefined
                ? []
                : [
                      new OutcomeMonitor(
                          `${name}-outcomes`,
                          { ...watched, outcomes: args.watch.outcomes },
                          { parent: this },
                      ),
                  ];
        const monitor = new ModelMonitor(
            `${name}-monitor`,
            {
                ...watched,
                ...(args.watch?.baseline === undefined ? {} : { baseline: args.watch.baseline }),
            },
            { parent: this },
        );
        this.arn = endpoint.arn;
        this.alarmNames = endpointAlarms(0).map((alarm) => `${this.endpointName}-${alarm.name}`);
        this.evidence = [
            {
                control: "A.6.2.8",
                shows: "what the model is asked and answers is recorded in full",
                resource: this.arn,
                record: this.captureUri,
            },
            {
                control: "A.6.2.6",
                shows: "the model's data is looked at every hour, and alarms ring for errors and slowness",
                resource: this.arn,
                record: monitor.reportUri,
            },
            ...outcomes.flatMap(({ evidence }) => evidence),
        ];
        this.registerOutputs({
            endpointName: this.endpointName,
            arn: this.arn,
            captureUri: this.captureUri,
            alarmNames: this.alarmNames,
        });
    }

    /** Lets a role ask the model. */
    grantInvoke(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `invoke-${this.name}`,
            accountOf(this).apply(({ partition, region, id }) => [
                {
                    actions: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
                    resources: [`arn:${partition}:sagemaker:${region}:${id}:endpoint/${this.endpointName}`],
                },
            ]),
        );
    }

    private createLogGroup(key: EncryptionKey): aws.cloudwatch.LogGroup {
        // SageMaker would make it by itself, unencrypted and kept for ever.
        return new aws.cloudwatch.LogGroup(
            this.name,
            {
                name: `/aws/sagemaker/Endpoints/${this.endpointName}`,
                kmsKeyId: key.arn,
                retentionInDays: logRetentionInDays,
            },
            { parent: this },
        );
    }

    private createRole(
        { model, network }: ModelEndpointArgs,
        key: EncryptionKey,
        captures: SecureBucket,
        logGroupName: pulumi.Output<string>,
    ): ExecutionRole {
        const role = new ExecutionRole(this.name, { service: "sagemaker.amazonaws.com" }, { parent: this });
        const account = accountOf(this);
        role.grant(
            "pull-image",
            account.apply(({ partition }) =>
                imagePullPermissions(parseContainerImage(model.image, partition).repositoryArn),
            ),
        );
        role.grant(
            "telemetry",
            pulumi.all([logGroupName, account]).apply(([group, known]) => telemetryPermissions(group, known)),
        );
        role.grant(
            "network-interfaces",
            pulumi
                .all([network.subnetIds, network.securityGroupId, account])
                .apply(([subnets, group, known]) => networkPermissions(subnets, group, known)),
        );
        if (model.artifacts) model.artifacts.bucket.grantRead(role, model.artifacts.path);
        captures.grantWrite(role, `${this.endpointName}/`);
        key.grantToAwsResources(role);
        return role;
    }

    private createModel(
        { model, network }: ModelEndpointArgs,
        role: ExecutionRole,
        logGroup: aws.cloudwatch.LogGroup,
    ): aws.sagemaker.Model {
        const { artifacts, environment, provenance } = model;
        return new aws.sagemaker.Model(
            this.name,
            {
                executionRoleArn: role.arn,
                enableNetworkIsolation: true,
                vpcConfig: { subnets: network.subnetIds, securityGroupIds: [network.securityGroupId] },
                primaryContainer: {
                    image: model.image,
                    ...(artifacts === undefined
                        ? {}
                        : { modelDataUrl: pulumi.interpolate`s3://${artifacts.bucket.bucketName}/${artifacts.path}` }),
                    ...(environment === undefined ? {} : { environment }),
                },
                tags: {
                    "model-source": provenance.source,
                    "model-version": provenance.version,
                    "approved-on": provenance.approvedOn,
                },
            },
            // SageMaker tries the role's permissions when the model is made.
            { parent: this, dependsOn: [...role.policies, logGroup] },
        );
    }

    private createAlarms(
        args: EndpointWatch,
        key: EncryptionKey,
    ): { all: readonly aws.cloudwatch.MetricAlarm[]; rollingBack: readonly pulumi.Output<string>[] } {
        const topic = args.topic ?? new AlarmTopic(`${this.name}-alarms`, { key }, { parent: this });
        const alarms = endpointAlarms(args.latencyInMilliseconds ?? 1000).map(({ name, rollsBack, ...alarm }) => ({
            rollsBack,
            resource: new aws.cloudwatch.MetricAlarm(
                `${this.name}-${name}`,
                {
                    ...alarm,
                    name: `${this.endpointName}-${name}`,
                    dimensions: { EndpointName: this.endpointName, VariantName: variantName },
                    alarmActions: [topic.arn],
                    okActions: [topic.arn],
                },
                { parent: this },
            ),
        }));
        return {
            all: alarms.map(({ resource }) => resource),
            rollingBack: alarms.filter(({ rollsBack }) => rollsBack).map(({ resource }) => resource.name),
        };
    }
}

/** How many instances an endpoint gets. @throws Error when one is asked for without a reason, or none */
export function instanceCount(name: string, count: number | undefined, optOuts: EndpointOptOuts): number {
    const mayBeAlone = optOuts["sagemaker-endpoint-config-min-two-instances"] !== undefined;
    const known = count ?? (mayBeAlone ? 1 : 2);
    if (!Number.isInteger(known) || known < 1) {
        throw new Error(`The endpoint "${name}" cannot have ${known} instances: give it 2 or more.`);
    }
    if (known === 1 && !mayBeAlone) {
        throw new Error(
            `The endpoint "${name}" has a single instance, and is down whenever that is: give it 2 or more, ` +
                'or say why not under optOuts["sagemaker-endpoint-config-min-two-instances"].',
        );
    }
    return known;
}

/** How traffic goes over to a new version: one instance first. @throws Error when that cannot be, and no reason says why not */
export function trafficRouting(
    name: string,
    count: number,
    optOuts: EndpointOptOuts,
): aws.types.input.sagemaker.EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfiguration {
    const waitIntervalInSeconds = 300;
    if (optOuts["sagemaker-endpoint-safe-deployment"] !== undefined)
        return { type: "ALL_AT_ONCE", waitIntervalInSeconds };
    if (count === 1) {
        throw new Error(
            `The endpoint "${name}" has a single instance, so that a new version gets all traffic at once: ` +
                'give it 2 or more, or say why that does not matter under optOuts["sagemaker-endpoint-safe-deployment"].',
        );
    }
    return { type: "CANARY", canarySize: { type: "INSTANCE_COUNT", value: 1 }, waitIntervalInSeconds };
}
