import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { AlarmTopic } from "../monitoring/alarm-topic";
import { stackName } from "../naming";
import { bedrockServices } from "../network/endpoint-services";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { Evaluation } from "./evaluation";
import { evaluate } from "./evaluation";
import { Guardrail } from "./guardrail";
import { InvocationLog } from "./invocation-log";
import { invokePermissions, parseFoundationModel } from "./invoke-permissions";

export interface FoundationModelAccessArgs {
    /** Id of the model, or of an inference profile of AWS's that spreads its use over regions of one part of the world. */
    readonly model: string;
    /** Where the model is asked from: it gets endpoints for Bedrock. */
    readonly network: PrivateNetwork;
    /** Encrypts guardrail, log and alarms; it has to let alarms, invocations and logs use it. One of its own unless told. */
    readonly key?: EncryptionKey;
    /** What every question and answer goes through; a guardrail of its own, with every filter on, unless told. */
    readonly guardrail?: Guardrail;
    /** Where questions and answers are recorded. An account and region have one such log; it is made here unless told. */
    readonly invocationLog?: InvocationLog;
    readonly watch?: FoundationModelWatch;
    /** What the model is measured with, when access to it is made. Nothing unless told. */
    readonly evaluation?: Evaluation;
}

export interface FoundationModelWatch {
    /** Where alarms go; a topic of its own unless told. */
    readonly topic?: AlarmTopic;
    /** More questions than these within five minutes ring; 1000 unless told. */
    readonly invocations?: number;
    /** More blocked questions and answers than these within five minutes ring; 10 unless told. */
    readonly interventions?: number;
}

/**
 * A model of Bedrock for one application: asked through a private endpoint, by way of a profile of its own, under a
 * guardrail, and recorded. A role that it is granted to can ask this model only, and only so.
 */
export class FoundationModelAccess extends pulumi.ComponentResource implements EvidenceSource {
    /** What to give as the model's id. */
    readonly profileArn: pulumi.Output<string>;
    readonly guardrail: Guardrail;
    readonly evidence: readonly Evidence[];

    private readonly name: string;
    private readonly model: string;

    /** @throws Error when the key does not serve, or the model's id is none */
    constructor(name: string, args: FoundationModelAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:FoundationModelAccess", name, {}, opts);
        this.name = name;
        this.model = args.model;
        const parent = { parent: this };
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["alarms", "invocations", "logs"] }, parent);
        for (const service of bedrockServices) args.network.reach(service);
        this.guardrail = args.guardrail ?? new Guardrail(`${name}-guardrail`, { key }, parent);
        const log = args.invocationLog ?? new InvocationLog(`${name}-invocations`, { key }, parent);
        const profile = new aws.bedrock.InferenceProfile(
            name,
            {
                name: stackName(name, 64),
                description: `The use of ${args.model} by ${name} of ${pulumi.getStack()}`,
                modelSource: {
                    copyFrom: accountOf(this).apply((account) => parseFoundationModel(args.model, account).sourceArn),
                },
            },
            parent,
        );
        this.profileArn = profile.arn;
        this.createAlarms(profile, key, args.watch ?? {});
        this.evidence = [
            ...this.guardrail.evidence,
            ...log.evidence,
            {
                control: "A.6.2.6",
                shows: "alarms ring when a foundation model is asked too much, or too much is blocked",
                resource: this.profileArn,
                record: "cloudwatch:AWS/Bedrock",
            },
            ...(args.evaluation === undefined
                ? []
                : [
                      {
                          control: "A.6.2.4",
                          shows: "what the foundation model answers was measured with the company's own questions",
                          resource: this.profileArn,
                          record: evaluate(name, { model: args.model }, args.evaluation, key, this),
                      } as const,
                  ]),
        ];
        this.registerOutputs({ profileArn: this.profileArn, guardrailArn: this.guardrail.arn });
    }

    /** Lets a role ask this model by way of its profile and under its guardrail, and forbids it to ask without. */
    grantInvoke(role: ExecutionRole): aws.iam.RolePolicy[] {
        const permissions = pulumi
            .all([accountOf(this), this.profileArn, this.guardrail.versionArn])
            .apply(([account, profileArn, versionArn]) =>
                invokePermissions(parseFoundationModel(this.model, account), profileArn, versionArn),
            );
        return [
            role.grant(
                `invoke-${this.name}`,
                permissions.apply(({ allowed }) => allowed),
            ),
            role.forbid(
                `unguarded-${this.name}`,
                permissions.apply(({ forbidden }) => forbidden),
            ),
            ...this.guardrail.grantApply(role),
        ];
    }

    private createAlarms(profile: aws.bedrock.InferenceProfile, key: EncryptionKey, watch: FoundationModelWatch): void {
        const topic = watch.topic ?? new AlarmTopic(`${this.name}-alarms`, { key }, { parent: this });
        topic.assertPublishedBy("alarms", this.name);
        const ofModel = { namespace: "AWS/Bedrock", dimensions: { ModelId: profile.id } };
        const ofGuardrail = {
            namespace: "AWS/Bedrock/Guardrails",
            dimensions: { GuardrailArn: this.guardrail.arn, GuardrailVersion: this.guardrail.version },
        };
        const alarms = [
            {
                ...ofModel,
                name: "invocations",
                alarmDescription: "The model is asked more than usual",
                metricName: "Invocations",
                threshold: watch.invocations ?? 1000,
            },
            {
                ...ofModel,
                name: "throttles",
                alarmDescription: "Bedrock turns questions away, for there are too many",
                metricName: "InvocationThrottles",
                threshold: 0,
            },
            {
                ...ofGuardrail,
                name: "interventions",
                alarmDescription: "The guardrail blocks more than usual",
                metricName: "InvocationsIntervened",
                threshold: watch.interventions ?? 10,
            },
        ];
        for (const { name, ...alarm } of alarms) {
            new aws.cloudwatch.MetricAlarm(
                `${this.name}-${name}`,
                {
                    ...alarm,
                    name: `${stackName(this.name, 200)}-${name}`,
                    statistic: "Sum",
                    comparisonOperator: "GreaterThanThreshold",
                    period: 300,
                    evaluationPeriods: 1,
                    treatMissingData: "notBreaching",
                    alarmActions: [topic.arn],
                    okActions: [topic.arn],
                },
                { parent: this },
            );
        }
    }
}
