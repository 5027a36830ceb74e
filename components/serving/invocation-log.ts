import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import type { Statement } from "../security/policy-document";
import type { AccessLogBucket } from "../storage/access-log-bucket";
import { createDataBucket } from "../storage/data-bucket";

export interface InvocationLogArgs {
    /** Encrypts what is logged; it has to let invocations and logs use it. One of the log's own unless told. */
    readonly key?: EncryptionKey;
    /** Takes the access logs of the log's bucket; a bucket of the log's own unless told. */
    readonly accessLogs?: AccessLogBucket;
}

const logRetentionInDays = 365;

/**
 * Records what every model of Bedrock is asked and answers in this account and region, which have one such log:
 * whole in a bucket, and with personal data masked in a log group.
 */
export class InvocationLog extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly bucketName: pulumi.Output<string>;
    readonly logGroupName: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    /** @throws Error when the key does not serve */
    constructor(name: string, args: InvocationLogArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:InvocationLog", name, {}, opts);
        const key =
            args.key ??
            new EncryptionKey(
                name,
                { description: `Encrypts the invocation log ${name}`, usedBy: ["invocations", "logs"] },
                { parent: this },
            );
        key.assertUsedBy("invocations", name);
        key.assertUsedBy("logs", name);
        const { bucket, bucketName, policy } = createDataBucket(
            name,
            {
                key,
                ...(args.accessLogs && { accessLogs: args.accessLogs }),
                noncurrentDays: 365,
                statements: (arn, account) => [invocationDelivery(arn, account)],
            },
            this,
        );
        const logGroupName = `/aws/bedrock/${stackName(name, 480)}`;
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: logGroupName, kmsKeyId: key.arn, retentionInDays: logRetentionInDays },
            { parent: this },
        );
        new aws.cloudwatch.LogDataProtectionPolicy(
            name,
            {
                logGroupName: logGroup.name,
                policyDocument: accountOf(this).apply(({ partition }) => maskPersonalData(name, partition)),
            },
            { parent: this },
        );
        const role = new ExecutionRole(name, { service: "bedrock.amazonaws.com" }, { parent: this });
        role.grant(
            "write-invocations",
            accountOf(this).apply((account) => invocationLogPermissions(logGroupName, account)),
        );
        new aws.bedrockmodel.InvocationLoggingConfiguration(
            name,
            {
                loggingConfig: {
                    embeddingDataDeliveryEnabled: true,
                    imageDataDeliveryEnabled: true,
                    textDataDeliveryEnabled: true,
                    videoDataDeliveryEnabled: true,
                    s3Config: { bucketName: bucket.bucket },
                    cloudwatchConfig: {
                        logGroupName: logGroup.name,
                        roleArn: role.arn,
                        largeDataDeliveryS3Config: { bucketName: bucket.bucket, keyPrefix: "large" },
                    },
                },
            },
            // Bedrock tries both places when it is told of them.
            { parent: this, dependsOn: [...role.policies, policy] },
        );
        this.bucketName = bucketName;
        this.logGroupName = logGroup.name;
        this.evidence = [
            {
                control: "A.6.2.8",
                shows: "what foundation models are asked and answer is recorded",
                resource: pulumi.interpolate`log-group:${logGroup.name}`,
                record: pulumi.interpolate`s3://${bucketName}`,
            },
        ];
        this.registerOutputs({ bucketName, logGroupName: this.logGroupName });
    }
}

/** Lets Bedrock deliver what this account's models are asked and answer. */
export function invocationDelivery(bucketArn: string, account: Account): Statement {
    const { partition, region, id } = account;
    const logs = `AWSLogs/${id}/BedrockModelInvocationLogs/*`;
    return {
        Sid: "InvocationsOfTheAccount",
        Effect: "Allow",
        Principal: { Service: "bedrock.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: [`${bucketArn}/${logs}`, `${bucketArn}/large/${logs}`],
        Condition: {
            ArnLike: { "aws:SourceArn": `arn:${partition}:bedrock:${region}:${id}:*` },
            StringEquals: { "aws:SourceAccount": id },
        },
    };
}

/** What writing invocations takes: Bedrock has one log stream for them. */
export function invocationLogPermissions(logGroupName: string, account: Account): readonly Permission[] {
    const { partition, region, id } = account;
    const stream = `log-group:${logGroupName}:log-stream:aws/bedrock/modelinvocations`;
    return [
        {
            actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
            resources: [`arn:${partition}:logs:${region}:${id}:${stream}`],
        },
    ];
}

const personalData = [
    "Address",
    "AwsSecretKey",
    "CreditCardExpiration",
    "CreditCardNumber",
    "CreditCardSecurityCode",
    "EmailAddress",
    "IpAddress",
    "Name",
    "OpenSshPrivateKey",
    "PhoneNumber-DE",
    "PhoneNumber-FR",
    "PhoneNumber-GB",
    "PhoneNumber-US",
    "Ssn-US",
];

/** A data protection policy of CloudWatch Logs: it finds personal data, counts it, and masks it to whoever may not unmask it. */
export function maskPersonalData(name: string, partition: string): string {
    const DataIdentifier = personalData.map((kind) => `arn:${partition}:dataprotection::aws:data-identifier/${kind}`);
    return JSON.stringify({
        Name: name,
        Version: "2021-06-01",
        Statement: [
            { Sid: "find", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
            { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
        ],
    });
}
