import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AlarmTopic } from "../monitoring/alarm-topic";
import { physicalName, stackName } from "../naming";
import { ExecutionRole } from "../security/execution-role";
import type { Evidence, EvidenceSource } from "./evidence";
import { banPermissions, createInvocationBan } from "./invocation-ban";

export interface SpendGuardArgs {
    /** What a month may cost, in US dollars. */
    readonly monthlyLimit: number;
    /** The AI system whose spending it is, by its id in the register; all of Bedrock and SageMaker unless told. */
    readonly systemId?: string;
    /** Roles that cannot invoke anything any more when the limit is reached. None unless told. */
    readonly stops?: readonly ExecutionRole[];
    /** Where alerts go; it has to take costs. A topic of its own unless told. */
    readonly topic?: AlarmTopic;
    /** How much of Bedrock the account may use in a minute, by the names that Service Quotas has. AWS's defaults unless told. */
    readonly quotas?: Readonly<Record<string, number>>;
    /** A rise that nobody expected rings from so many US dollars; a twentieth of the limit unless told. */
    readonly anomalyFrom?: number;
}

const services = ["Amazon Bedrock", "Amazon SageMaker"];

/** Tells when AI costs more than was meant, or more than it ever did, and can stop it. */
export class SpendGuard extends pulumi.ComponentResource implements EvidenceSource {
    readonly budgetArn: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    /** @throws Error when the limit is none, or the topic takes no costs */
    constructor(name: string, args: SpendGuardArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:SpendGuard", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const { systemId, stops = [] } = args;
        const limit = monthlyLimit(name, args.monthlyLimit);
        const topic = args.topic ?? new AlarmTopic(`${name}-alerts`, { publishers: ["costs"] }, parent);
        topic.assertPublishedBy("costs", name);
        const budget = new aws.budgets.Budget(
            name,
            {
                name: stackName(name, 100),
                budgetType: "COST",
                timeUnit: "MONTHLY",
                limitAmount: limit,
                limitUnit: "USD",
                costFilters: [
                    systemId === undefined
                        ? { name: "Service", values: services }
                        : { name: "TagKeyValue", values: [`user:ai-system-id$${systemId}`] },
                ],
                notifications: [
                    alert("ACTUAL", 80, topic.arn),
                    alert("ACTUAL", 100, topic.arn),
                    alert("FORECASTED", 100, topic.arn),
                ],
            },
            parent,
        );
        const monitor = new aws.costexplorer.AnomalyMonitor(
            name,
            {
                name: stackName(name, 100),
                monitorType: "CUSTOM",
                monitorSpecification: JSON.stringify(anomalyScope(systemId)),
            },
            parent,
        );
        new aws.costexplorer.AnomalySubscription(
            name,
            {
                name: stackName(name, 100),
                frequency: "IMMEDIATE",
                monitorArnLists: [monitor.arn],
                subscribers: [{ type: "SNS", address: topic.arn }],
                thresholdExpression: {
                    dimension: {
                        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                        matchOptions: ["GREATER_THAN_OR_EQUAL"],
                        values: [String(args.anomalyFrom ?? args.monthlyLimit / 20)],
                    },
                },
            },
            parent,
        );
        for (const [quotaName, value] of Object.entries(args.quotas ?? {})) {
            const quota = aws.servicequotas.getServiceQuotaOutput({ serviceCode: "bedrock", quotaName }, parent);
            new aws.servicequotas.ServiceQuota(
                `${name}-${physicalName([quotaName], 100)}`,
                { serviceCode: "bedrock", quotaCode: quota.quotaCode, value },
                parent,
            );
        }
        if (stops.length > 0) this.createStop(budget, stops, topic);
        this.budgetArn = budget.arn;
        this.evidence = [
            {
                control: "A.6.2.6",
                shows: "spending is watched, and rises that nobody expected are reported",
                resource: budget.arn,
                record: monitor.arn,
            },
        ];
        this.registerOutputs({ budgetArn: this.budgetArn });
    }

    private createStop(budget: aws.budgets.Budget, stops: readonly ExecutionRole[], topic: AlarmTopic): void {
        const name = `${this.name}-stop`;
        const ban = createInvocationBan(name, this);
        const role = new ExecutionRole(name, { service: "budgets.amazonaws.com" }, { parent: this });
        role.grant(
            "ban",
            pulumi.all([ban.arn, pulumi.all(stops.map(({ arn }) => arn))]).apply(([policyArn, roleArns]) =>
                // A new month lifts the ban again.
                banPermissions(policyArn, roleArns, ["iam:AttachRolePolicy", "iam:DetachRolePolicy"]),
            ),
        );
        new aws.budgets.BudgetAction(
            this.name,
            {
                budgetName: budget.name,
                actionType: "APPLY_IAM_POLICY",
                approvalModel: "AUTOMATIC",
                notificationType: "ACTUAL",
                actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 100 },
                definition: {
                    iamActionDefinition: { policyArn: ban.arn, roles: stops.map(({ roleName }) => roleName) },
                },
                executionRoleArn: role.arn,
                subscribers: [{ subscriptionType: "SNS", address: topic.arn }],
            },
            { parent: this, dependsOn: [...role.policies] },
        );
    }
}

function alert(
    notificationType: "ACTUAL" | "FORECASTED",
    threshold: number,
    topicArn: pulumi.Output<string>,
): aws.types.input.budgets.BudgetNotification {
    return {
        notificationType,
        threshold,
        thresholdType: "PERCENTAGE",
        comparisonOperator: "GREATER_THAN",
        subscriberSnsTopicArns: [topicArn],
    };
}

/** The limit as AWS Budgets takes it. @throws Error when it is none */
export function monthlyLimit(name: string, dollars: number): string {
    if (!Number.isFinite(dollars) || dollars <= 0) {
        throw new Error(`The spend guard "${name}" cannot have a limit of ${dollars} dollars: give it more than 0.`);
    }
    return dollars.toFixed(2);
}

/** Whose costs are watched, as Cost Explorer takes it. */
export function anomalyScope(systemId: string | undefined): object {
    return systemId === undefined
        ? { Dimensions: { Key: "SERVICE", Values: services, MatchOptions: ["EQUALS"] } }
        : { Tags: { Key: "ai-system-id", Values: [systemId], MatchOptions: ["EQUALS"] } };
}
