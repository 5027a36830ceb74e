import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { stackName } from "../naming";
import type { ExecutionRole } from "./execution-role";
import type { Conditions, Statement } from "./policy-document";
import { policyDocument } from "./policy-document";

/**
 * What uses a key by itself rather than for a role: AWS Config's records (`configurations`), topics that alarms, budgets
 * and cost alerts (`costs`) or rules of EventBridge (`events`) publish to, log groups of CloudWatch Logs, the log of what models of Bedrock are asked
 * (`invocations`), Auto Scaling for the volumes of instances (`nodes`), trails of CloudTrail, indexes of S3 Vectors.
 */
export type KeyUser =
    "alarms" | "configurations" | "costs" | "events" | "invocations" | "logs" | "nodes" | "trails" | "vectors";

/** A service through which a role may use a key. */
export type KeyService = "dynamodb" | "s3" | "s3vectors" | "sagemaker" | "secretsmanager" | "sns" | "ssm";

export interface EncryptionKeyArgs {
    readonly description?: string;
    /** The services that use the key by themselves, for this account and region only. None unless told. */
    readonly usedBy?: readonly KeyUser[];
    /** ARN of a key of your own in place of a new one. Its policy has to let IAM policies and the users in `usedBy` use it. */
    readonly existing?: pulumi.Input<string>;
}

/** A KMS key of the customer's own: rotated every year, kept for 30 days after deletion, used only by whom it is granted to. */
export class EncryptionKey extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    /** Undefined for an existing key. */
    readonly alias: pulumi.Output<string> | undefined;

    private readonly name: string;
    private readonly usedBy: readonly KeyUser[];

    /** @throws Error when `existing` and `description` are both given */
    constructor(name: string, args: EncryptionKeyArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:security:EncryptionKey", name, {}, opts);
        if (args.existing !== undefined && args.description !== undefined) {
            throw new Error(
                `The key "${name}" is an existing one: leave out the description, which only a new key takes.`,
            );
        }
        this.name = name;
        this.usedBy = args.usedBy ?? [];
        if (args.existing === undefined) {
            const key = this.createKey(args);
            const alias = new aws.kms.Alias(
                name,
                { name: `alias/${stackName(name, 250)}`, targetKeyId: key.keyId },
                { parent: this },
            );
            this.arn = key.arn;
            this.alias = alias.name;
        } else {
            this.arn = pulumi.output(args.existing);
        }
        this.registerOutputs({ arn: this.arn, alias: this.alias });
    }

    /** Lets a role encrypt and decrypt; through one service only, where it is told. */
    grantEncryptDecrypt(role: ExecutionRole, through?: KeyService): aws.iam.RolePolicy {
        return this.grantThrough(role, "use", ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], through);
    }

    /** Lets a role decrypt; through one service only, where it is told. */
    grantDecrypt(role: ExecutionRole, through?: KeyService): aws.iam.RolePolicy {
        return this.grantThrough(role, "read", ["kms:Decrypt", "kms:DescribeKey"], through);
    }

    /** Lets a role hand the key on to AWS resources that it creates, such as the storage volumes of instances. */
    grantToAwsResources(role: ExecutionRole): aws.iam.RolePolicy {
        const conditions = { Bool: { "kms:GrantIsForAWSResource": "true" } };
        return this.grantUse(role, "attach", ["kms:CreateGrant"], conditions);
    }

    /** Lets a role hand the key on to a service of AWS's that works for it, to encrypt and decrypt and nothing else. */
    grantToServices(role: ExecutionRole): aws.iam.RolePolicy {
        const operations = ["Decrypt", "DescribeKey", "GenerateDataKey"];
        const conditions = { "ForAllValues:StringEquals": { "kms:GrantOperations": operations } };
        return this.grantUse(role, "hand-on", ["kms:CreateGrant"], conditions);
    }

    /** @throws Error when the key's policy does not let `user` use it */
    assertUsedBy(user: KeyUser, component: string): void {
        if (this.usedBy.includes(user)) return;
        throw new Error(
            `"${component}" encrypts with the key "${this.name}", which does not let ${userNames[user]} use it: ` +
                `add "${user}" to the key's usedBy.`,
        );
    }

    private grantThrough(
        role: ExecutionRole,
        purpose: string,
        actions: readonly string[],
        through: KeyService | undefined,
    ): aws.iam.RolePolicy {
        if (through === undefined) return this.grantUse(role, purpose, actions, {});
        const conditions = accountOf(this).apply(({ region }) => ({
            StringEquals: { "kms:ViaService": `${through}.${region}.amazonaws.com` },
        }));
        return this.grantUse(role, `${purpose}-through-${through}`, actions, conditions);
    }

    private grantUse(
        role: ExecutionRole,
        purpose: string,
        actions: readonly string[],
        conditions: pulumi.Input<Conditions>,
    ): aws.iam.RolePolicy {
        // A policy of its own: the ARN is not known before the key is, and what is beside it should be.
        const permissions = pulumi
            .all([this.arn, pulumi.output(conditions)])
            .apply(([arn, known]) => [{ actions, resources: [arn], conditions: known as Conditions }]);
        return role.grant(`${purpose}-key-${this.name}`, permissions);
    }

    private createKey(args: EncryptionKeyArgs): aws.kms.Key {
        return new aws.kms.Key(
            this.name,
            {
                description: args.description ?? `Encrypts ${this.name} of ${pulumi.getStack()}`,
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                policy: accountOf(this).apply((account) => policyDocument(keyPolicy(account, this.usedBy))),
            },
            { parent: this },
        );
    }
}

const userNames: Readonly<Record<KeyUser, string>> = {
    alarms: "CloudWatch alarms",
    configurations: "AWS Config",
    costs: "AWS Budgets and cost alerts",
    events: "EventBridge",
    invocations: "Bedrock's invocation log",
    logs: "CloudWatch Logs",
    nodes: "Auto Scaling",
    trails: "CloudTrail",
    vectors: "S3 Vectors",
};

/** A key's policy: the account's IAM policies decide, and the services that use the key by themselves. */
export function keyPolicy(account: Account, usedBy: readonly KeyUser[]): readonly Statement[] {
    const statements: Statement[] = [
        {
            Sid: "IamPoliciesOfTheAccount",
            Effect: "Allow",
            Principal: { AWS: `arn:${account.partition}:iam::${account.id}:root` },
            Action: "kms:*",
            Resource: "*",
        },
    ];
    if (usedBy.includes("logs")) {
        statements.push({
            Sid: "LogGroupsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: `logs.${account.region}.amazonaws.com` },
            Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
            Resource: "*",
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn": `arn:${account.partition}:logs:${account.region}:${account.id}:log-group:*`,
                },
            },
        });
    }
    if (usedBy.includes("alarms")) {
        statements.push({
            Sid: "AlarmsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account.id } },
        });
    }
    if (usedBy.includes("configurations")) {
        statements.push({
            Sid: "ConfigurationsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "config.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account.id } },
        });
    }
    if (usedBy.includes("costs")) {
        statements.push({
            Sid: "CostAlertsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: ["budgets.amazonaws.com", "costalerts.amazonaws.com"] },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account.id } },
        });
    }
    if (usedBy.includes("events")) {
        statements.push({
            Sid: "EventsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: {
                // EventBridge gives no source account to a topic's key, so that the topic says whose events they are.
                ArnLike: {
                    "kms:EncryptionContext:aws:sns:topicArn": `arn:${account.partition}:sns:${account.region}:${account.id}:*`,
                },
            },
        });
    }
    if (usedBy.includes("invocations")) {
        statements.push({
            Sid: "InvocationsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "bedrock.amazonaws.com" },
            Action: "kms:GenerateDataKey",
            Resource: "*",
            Condition: {
                ArnLike: { "aws:SourceArn": `arn:${account.partition}:bedrock:${account.region}:${account.id}:*` },
                StringEquals: { "aws:SourceAccount": account.id },
            },
        });
    }
    if (usedBy.includes("nodes")) {
        // AWS makes the role when the account first has an Auto Scaling group, or when it is asked to.
        const role = "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
        const principal = { AWS: `arn:${account.partition}:iam::${account.id}:role/${role}` };
        statements.push(
            {
                Sid: "VolumesOfNodes",
                Effect: "Allow",
                Principal: principal,
                Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
                Resource: "*",
            },
            {
                Sid: "VolumesOfNodesAreAttached",
                Effect: "Allow",
                Principal: principal,
                Action: "kms:CreateGrant",
                Resource: "*",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
        );
    }
    if (usedBy.includes("trails")) {
        const trails = `arn:${account.partition}:cloudtrail:*:${account.id}:trail/*`;
        statements.push(
            {
                Sid: "TrailsOfTheAccount",
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "kms:GenerateDataKey*",
                Resource: "*",
                Condition: {
                    StringEquals: { "aws:SourceAccount": account.id },
                    StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trails },
                },
            },
            {
                Sid: "TrailsDescribeTheKey",
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: "kms:DescribeKey",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceAccount": account.id } },
            },
        );
    }
    if (usedBy.includes("vectors")) {
        statements.push({
            Sid: "VectorsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "indexing.s3vectors.amazonaws.com" },
            Action: "kms:Decrypt",
            Resource: "*",
            Condition: {
                ArnLike: {
                    "aws:SourceArn": `arn:${account.partition}:s3vectors:${account.region}:${account.id}:bucket/*`,
                },
                StringEquals: { "aws:SourceAccount": account.id },
            },
        });
    }
    return statements;
}
