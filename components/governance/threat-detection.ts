import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import type { Statement } from "../security/policy-document";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { createDataBucket } from "../storage/data-bucket";
import type { Evidence, EvidenceSource } from "./evidence";

/** A service that an account and region have once. */
export type Detector =
    "access-analyzer" | "config" | "guardduty" | "image-scanning" | "inspector" | "macie" | "security-hub";

export interface ThreatDetectionArgs {
    /** What the organization has turned on already, and is left alone. Nothing unless told. */
    readonly managedElsewhere?: readonly Detector[];
    /** Encrypts the records of AWS Config; it has to let configurations use it. One of its own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the access logs of the records' bucket; a bucket of its own unless told. */
    readonly accessLogs?: AccessLogBucket;
    /** Whether there is a service-linked role of AWS Config in the account already; not so unless told. */
    readonly hasConfigRole?: boolean;
}

const guardDutyFeatures = [
    "EBS_MALWARE_PROTECTION",
    "EKS_AUDIT_LOGS",
    "LAMBDA_NETWORK_LOGS",
    "RDS_LOGIN_EVENTS",
    "RUNTIME_MONITORING",
    "S3_DATA_EVENTS",
];

const runtimeAgents = ["EC2_AGENT_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT"];

const standards: Readonly<Record<string, string>> = {
    ai: "ai-security-best-practices/v/1.0.0",
    cis: "cis-aws-foundations-benchmark/v/3.0.0",
    foundations: "aws-foundational-security-best-practices/v/1.0.0",
};

/** Rules of AWS's own: what has to hold for AI systems, and for the account that they are in. */
export const configRules = [
    "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    "GUARDDUTY_ENABLED_CENTRALIZED",
    "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
    "MULTI_REGION_CLOUD_TRAIL_ENABLED",
    "ROOT_ACCOUNT_MFA_ENABLED",
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    "SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
    "SAGEMAKER_MODEL_ISOLATION_ENABLED",
    "SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC",
    "SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
    "SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK",
    "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
    "VPC_FLOW_LOGS_ENABLED",
] as const;

/**
 * Looks for attacks, weaknesses, open access and sensitive data in an account and region: GuardDuty, Inspector, Macie,
 * Security Hub with the standard for AI, IAM Access Analyzer, AWS Config and the scanning of images. An account and
 * region have each of them once.
 */
export class ThreatDetection extends pulumi.ComponentResource implements EvidenceSource {
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the key does not serve */
    constructor(name: string, args: ThreatDetectionArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:ThreatDetection", name, {}, opts);
        this.name = name;
        const isHere = (detector: Detector): boolean => !(args.managedElsewhere ?? []).includes(detector);
        if (isHere("guardduty")) this.createGuardDuty();
        const config = isHere("config") ? this.createConfig(args) : undefined;
        if (isHere("inspector")) this.createInspector();
        if (isHere("image-scanning")) this.createImageScanning();
        if (isHere("macie")) {
            new aws.macie2.Account(
                name,
                { status: "ENABLED", findingPublishingFrequency: "FIFTEEN_MINUTES" },
                { parent: this },
            );
        }
        // Most checks of Security Hub are made by rules of Config.
        if (isHere("security-hub")) this.createSecurityHub(config === undefined ? [] : [config.status]);
        if (isHere("access-analyzer")) this.createAccessAnalyzer();
        this.evidence = [
            {
                control: "A.6.2.6",
                shows: "attacks and weaknesses are looked for, and deviations from AWS's standard for AI are found",
                resource: accountOf(this).apply(
                    ({ partition, region, id }) => `arn:${partition}:securityhub:${region}:${id}:hub/default`,
                ),
                record: config === undefined ? "securityhub:findings" : pulumi.interpolate`s3://${config.bucketName}`,
            },
        ];
        this.registerOutputs({ managedElsewhere: args.managedElsewhere ?? [] });
    }

    private createGuardDuty(): void {
        const opts = { parent: this };
        const detector = new aws.guardduty.Detector(
            this.name,
            { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
            opts,
        );
        for (const feature of guardDutyFeatures) {
            new aws.guardduty.DetectorFeature(
                `${this.name}-${feature.toLowerCase().replaceAll("_", "-")}`,
                {
                    detectorId: detector.id,
                    name: feature,
                    status: "ENABLED",
                    ...(feature === "RUNTIME_MONITORING"
                        ? { additionalConfigurations: runtimeAgents.map((name) => ({ name, status: "ENABLED" })) }
                        : {}),
                },
                opts,
            );
        }
    }

    private createInspector(): void {
        new aws.inspector2.Enabler(
            this.name,
            {
                accountIds: [accountOf(this).id],
                resourceTypes: ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"],
            },
            { parent: this },
        );
    }

    private createImageScanning(): void {
        new aws.ecr.RegistryScanningConfiguration(
            this.name,
            {
                scanType: "ENHANCED",
                rules: [
                    {
                        scanFrequency: "CONTINUOUS_SCAN",
                        repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
                    },
                ],
            },
            { parent: this },
        );
    }

    private createSecurityHub(dependsOn: pulumi.Resource[]): void {
        const hub = new aws.securityhub.Account(
            this.name,
            { enableDefaultStandards: false, autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
            { parent: this, dependsOn },
        );
        for (const [standard, path] of Object.entries(standards)) {
            new aws.securityhub.StandardsSubscription(
                `${this.name}-${standard}`,
                {
                    standardsArn: accountOf(this).apply(
                        ({ partition, region }) => `arn:${partition}:securityhub:${region}::standards/${path}`,
                    ),
                },
                { parent: this, dependsOn: hub },
            );
        }
    }

    private createAccessAnalyzer(): void {
        new aws.accessanalyzer.Analyzer(
            this.name,
            { analyzerName: stackName(this.name, 255), type: "ACCOUNT" },
            { parent: this },
        );
        const unused = `${this.name}-unused`;
        new aws.accessanalyzer.Analyzer(
            unused,
            {
                analyzerName: stackName(unused, 255),
                type: "ACCOUNT_UNUSED_ACCESS",
                configuration: { unusedAccess: { unusedAccessAge: 90 } },
            },
            { parent: this },
        );
    }

    private createConfig(args: ThreatDetectionArgs): {
        readonly status: aws.cfg.RecorderStatus;
        readonly bucketName: pulumi.Output<string>;
    } {
        const { name } = this;
        const opts = { parent: this };
        const account = accountOf(this);
        const key =
            args.key ??
            new EncryptionKey(
                `${name}-config`,
                { description: `Encrypts the records of AWS Config of ${name}`, usedBy: ["configurations"] },
                opts,
            );
        key.assertUsedBy("configurations", name);
        const { bucket, bucketName, policy } = createDataBucket(
            `${name}-config`,
            {
                key,
                ...(args.accessLogs && { accessLogs: args.accessLogs }),
                noncurrentDays: 365,
                statements: configDelivery,
            },
            this,
        );
        const role = args.hasConfigRole
            ? []
            : [new aws.iam.ServiceLinkedRole(name, { awsServiceName: "config.amazonaws.com" }, opts)];
        const recorder = new aws.cfg.Recorder(
            name,
            {
                name: stackName(name, 256),
                roleArn: account.apply(
                    ({ partition, id }) =>
                        `arn:${partition}:iam::${id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
                ),
                recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
            },
            { ...opts, dependsOn: role },
        );
        const channel = new aws.cfg.DeliveryChannel(
            name,
            {
                name: stackName(name, 256),
                s3BucketName: bucket.bucket,
                s3KmsKeyArn: key.arn,
                snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
            },
            { ...opts, dependsOn: [recorder, policy] },
        );
        const status = new aws.cfg.RecorderStatus(
            name,
            { name: recorder.name, isEnabled: true },
            { ...opts, dependsOn: channel },
        );
        for (const rule of configRules) {
            const ruleName = `${name}-${rule.toLowerCase().replaceAll("_", "-")}`;
            new aws.cfg.Rule(
                ruleName,
                { name: stackName(ruleName, 128), source: { owner: "AWS", sourceIdentifier: rule } },
                { ...opts, dependsOn: status },
            );
        }
        return { status, bucketName };
    }
}

/** Lets AWS Config deliver what it recorded of this account. */
export function configDelivery(bucketArn: string, { id }: Account): readonly Statement[] {
    const Principal = { Service: "config.amazonaws.com" };
    const ofTheAccount = { "aws:SourceAccount": id };
    return [
        {
            Sid: "ConfigAsksForTheBucket",
            Effect: "Allow",
            Principal,
            Action: ["s3:GetBucketAcl", "s3:ListBucket"],
            Resource: bucketArn,
            Condition: { StringEquals: ofTheAccount },
        },
        {
            Sid: "ConfigDelivers",
            Effect: "Allow",
            Principal,
            Action: "s3:PutObject",
            Resource: `${bucketArn}/AWSLogs/${id}/Config/*`,
            Condition: { StringEquals: { ...ofTheAccount, "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
    ];
}
