import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { AlarmTopic } from "../monitoring/alarm-topic";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import type { Statement } from "../security/policy-document";
import { AccessLogBucket } from "../storage/access-log-bucket";
import { createDataBucket } from "../storage/data-bucket";
import type { Evidence, EvidenceSource } from "./evidence";
import { retentionOf } from "./evidence-store";
import { trailFilters } from "./trail-filters";

export interface AuditTrailArgs {
    /** Encrypts logs and alarms; it has to let alarms, logs and trails use it. One of the trail's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the access logs of the trail's bucket; a bucket of the trail's own unless told. */
    readonly accessLogs?: AccessLogBucket;
    /** Where the alarms go; a topic of the trail's own unless told. */
    readonly topic?: AlarmTopic;
    /** For how long no log can be changed or deleted, in days: 365 or more, and 400 unless told. */
    readonly retentionInDays?: number;
}

const logRetentionInDays = 365;
const metricNamespace = "Annex42/AuditTrail";

/**
 * Records every call to AWS in every region, what is done with AI systems and data included, where nobody can change
 * it; and rings when a safeguard is weakened. An account needs one.
 */
export class AuditTrail extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    /** Known in a preview. */
    readonly bucketName: pulumi.Output<string>;
    readonly logGroupName: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the retention is shorter than a year, or the key does not serve */
    constructor(name: string, args: AuditTrailArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:AuditTrail", name, {}, opts);
        this.name = name;
        const account = accountOf(this);
        const lockedForDays = retentionOf(name, args.retentionInDays);
        const key =
            args.key ??
            new EncryptionKey(
                name,
                { description: `Encrypts the trail ${name}`, usedBy: ["alarms", "logs", "trails"] },
                { parent: this },
            );
        key.assertUsedBy("logs", name);
        key.assertUsedBy("trails", name);
        const trailName = stackName(name, 128);
        const accessLogs = args.accessLogs ?? new AccessLogBucket(`${name}-access-logs`, {}, { parent: this });
        const { bucket, bucketName, arn, policy } = createDataBucket(
            name,
            {
                key,
                accessLogs,
                noncurrentDays: lockedForDays,
                lockedForDays,
                statements: (bucketArn, known) => trailDelivery(bucketArn, trailName, known),
            },
            this,
        );
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: `/aws/cloudtrail/${trailName}`, kmsKeyId: key.arn, retentionInDays: logRetentionInDays },
            { parent: this },
        );
        const role = new ExecutionRole(name, { service: "cloudtrail.amazonaws.com" }, { parent: this });
        role.grant(
            "write-trail",
            account.apply((known) => trailLogPermissions(`/aws/cloudtrail/${trailName}`, known)),
        );
        const trail = new aws.cloudtrail.Trail(
            name,
            {
                name: trailName,
                s3BucketName: bucket.bucket,
                kmsKeyId: key.arn,
                isMultiRegionTrail: true,
                includeGlobalServiceEvents: true,
                enableLogging: true,
                enableLogFileValidation: true,
                cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
                cloudWatchLogsRoleArn: role.arn,
                advancedEventSelectors: pulumi
                    .all([arn, accessLogs.arn])
                    .apply((logBuckets) => eventSelectors(logBuckets)),
            },
            // CloudTrail tries both places when the trail is made.
            { parent: this, dependsOn: [...role.policies, policy] },
        );
        this.createAlarms(logGroup, args.topic ?? new AlarmTopic(`${name}-alarms`, { key }, { parent: this }));
        this.arn = trail.arn;
        this.bucketName = bucketName;
        this.logGroupName = logGroup.name;
        this.evidence = [
            {
                control: "A.6.2.8",
                shows: "calls to AWS, to models and agents, and to data are recorded in every region",
                resource: trail.arn,
                record: pulumi.interpolate`s3://${bucketName}`,
            },
            {
                control: "A.6.2.6",
                shows: "alarms ring when safeguards are weakened",
                resource: trail.arn,
                record: pulumi.interpolate`log-group:${logGroup.name}`,
            },
        ];
        this.registerOutputs({ arn: this.arn, bucketName: this.bucketName, logGroupName: this.logGroupName });
    }

    private createAlarms(logGroup: aws.cloudwatch.LogGroup, topic: AlarmTopic): void {
        topic.assertPublishedBy("alarms", this.name);
        for (const { name: filterName, description, pattern } of trailFilters) {
            const name = `${this.name}-${filterName}`;
            const metric = `${stackName(this.name, 128)}-${filterName}`;
            const filter = new aws.cloudwatch.LogMetricFilter(
                name,
                {
                    name: metric,
                    logGroupName: logGroup.name,
                    pattern,
                    metricTransformation: { namespace: metricNamespace, name: metric, value: "1", defaultValue: "0" },
                },
                { parent: this },
            );
            new aws.cloudwatch.MetricAlarm(
                name,
                {
                    name: metric,
                    alarmDescription: description,
                    namespace: metricNamespace,
                    metricName: filter.metricTransformation.name,
                    statistic: "Sum",
                    comparisonOperator: "GreaterThanOrEqualToThreshold",
                    threshold: 1,
                    period: 300,
                    evaluationPeriods: 1,
                    treatMissingData: "notBreaching",
                    alarmActions: [topic.arn],
                },
                { parent: this },
            );
        }
    }
}

/** Lets CloudTrail deliver the logs of one trail. */
export function trailDelivery(bucketArn: string, trailName: string, account: Account): readonly Statement[] {
    const source = {
        "aws:SourceArn": `arn:${account.partition}:cloudtrail:${account.region}:${account.id}:trail/${trailName}`,
    };
    const Principal = { Service: "cloudtrail.amazonaws.com" };
    return [
        {
            Sid: "TrailAsksForTheOwner",
            Effect: "Allow",
            Principal,
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: { StringEquals: source },
        },
        {
            Sid: "TrailDelivers",
            Effect: "Allow",
            Principal,
            Action: "s3:PutObject",
            Resource: `${bucketArn}/AWSLogs/${account.id}/*`,
            Condition: { StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
    ];
}

/** What writing a trail into a log group takes: CloudTrail names its log streams by account and region. */
export function trailLogPermissions(logGroupName: string, account: Account): readonly Permission[] {
    const { partition, region, id } = account;
    const streams = `log-stream:${id}_CloudTrail_${region}*`;
    return [
        {
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [`arn:${partition}:logs:${region}:${id}:log-group:${logGroupName}:${streams}`],
        },
    ];
}

/** What is done with models, agents and their data, by the names that CloudTrail has for it. */
const aiResources = [
    "AWS::Bedrock::AgentAlias",
    "AWS::Bedrock::FlowAlias",
    "AWS::Bedrock::Guardrail",
    "AWS::Bedrock::InlineAgent",
    "AWS::Bedrock::KnowledgeBase",
    "AWS::Bedrock::Model",
    "AWS::Bedrock::PromptVersion",
    "AWS::BedrockAgentCore::BrowserCustom",
    "AWS::BedrockAgentCore::CodeInterpreterCustom",
    "AWS::BedrockAgentCore::Gateway",
    "AWS::BedrockAgentCore::Memory",
    "AWS::BedrockAgentCore::Runtime",
    "AWS::BedrockAgentCore::RuntimeEndpoint",
    "AWS::S3Vectors::Index",
    "AWS::SageMaker::Endpoint",
    "AWS::SageMaker::ExperimentTrialComponent",
    "AWS::SageMaker::FeatureGroup",
];

/** Everything that is managed, every object but the logs themselves, and everything that is done with AI. */
export function eventSelectors(
    logBucketArns: readonly string[],
): aws.types.input.cloudtrail.TrailAdvancedEventSelector[] {
    const data = { field: "eventCategory", equals: ["Data"] };
    return [
        { name: "Management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        {
            name: "Objects in buckets",
            fieldSelectors: [
                data,
                { field: "resources.type", equals: ["AWS::S3::Object"] },
                // Each log that is delivered would be logged, and so on for ever.
                { field: "resources.ARN", notStartsWiths: logBucketArns.map((arn) => `${arn}/`) },
            ],
        },
        ...aiResources.map((type) => ({
            name: type.replaceAll("::", " "),
            fieldSelectors: [data, { field: "resources.type", equals: [type] }],
        })),
    ];
}
