import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import type { Statement } from "../security/policy-document";
import { denyPlainText, policyDocument } from "../security/policy-document";

/** What publishes to a topic: CloudWatch alarms, budgets and cost alerts (`costs`), rules of EventBridge (`events`). */
export type Publisher = "alarms" | "costs" | "events";

export interface AlarmTopicArgs {
    /** Encrypts what is published; it has to let the publishers use it. One of the topic's own unless told. */
    readonly key?: EncryptionKey;
    /** Alarms unless told. */
    readonly publishers?: readonly Publisher[];
    /** ARN of a topic of your own in place of a new one. Its policy and its key have to let the publishers use them. */
    readonly existing?: pulumi.Input<string>;
}

/** An encrypted topic that this account's alarms publish to. Subscribe to it whoever is to know. */
export class AlarmTopic extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    private readonly name: string;
    private readonly publishers: readonly Publisher[];

    /** @throws Error when the key does not let the publishers use it, or `existing` is given together with `key` */
    constructor(name: string, args: AlarmTopicArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:monitoring:AlarmTopic", name, {}, opts);
        this.name = name;
        this.publishers = args.publishers ?? ["alarms"];
        if (args.existing !== undefined && args.key !== undefined) {
            throw new Error(`The topic "${name}" is an existing one: leave out key, which only a new topic takes.`);
        }
        this.arn = args.existing === undefined ? this.createTopic(args.key) : pulumi.output(args.existing);
        this.registerOutputs({ arn: this.arn });
    }

    /** @throws Error when the topic's policy does not let `publisher` publish */
    assertPublishedBy(publisher: Publisher, component: string): void {
        if (this.publishers.includes(publisher)) return;
        throw new Error(
            `"${component}" publishes to the topic "${this.name}", which takes nothing from ${publisher}: ` +
                `add "${publisher}" to the topic's publishers.`,
        );
    }

    private createTopic(given: EncryptionKey | undefined): pulumi.Output<string> {
        const { name } = this;
        const key =
            given ??
            new EncryptionKey(
                name,
                { description: `Encrypts the topic ${name}`, usedBy: this.publishers },
                { parent: this },
            );
        for (const publisher of this.publishers) key.assertUsedBy(publisher, name);
        const topicName = stackName(name, 256);
        const topic = new aws.sns.Topic(name, { name: topicName, kmsMasterKeyId: key.arn }, { parent: this });
        new aws.sns.TopicPolicy(
            name,
            {
                arn: topic.arn,
                policy: accountOf(this).apply((account) =>
                    policyDocument(topicPolicy(topicName, account, this.publishers)),
                ),
            },
            { parent: this },
        );
        return topic.arn;
    }
}

/** A topic's policy: the account's publishers publish, and nobody without TLS. */
export function topicPolicy(
    topicName: string,
    account: Account,
    publishers: readonly Publisher[] = ["alarms"],
): readonly Statement[] {
    const { partition, region, id } = account;
    const arn = `arn:${partition}:sns:${region}:${id}:${topicName}`;
    const publish = { Effect: "Allow", Action: "sns:Publish", Resource: arn } as const;
    const ofTheAccount = { StringEquals: { "aws:SourceAccount": id } };
    const statements: Readonly<Record<Publisher, Statement>> = {
        alarms: {
            Sid: "AlarmsOfTheAccount",
            ...publish,
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: {
                ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${id}:alarm:*` },
                ...ofTheAccount,
            },
        },
        costs: {
            Sid: "CostAlertsOfTheAccount",
            ...publish,
            Principal: { Service: ["budgets.amazonaws.com", "costalerts.amazonaws.com"] },
            Condition: ofTheAccount,
        },
        events: {
            Sid: "EventsOfTheAccount",
            ...publish,
            Principal: { Service: "events.amazonaws.com" },
            Condition: { ArnLike: { "aws:SourceArn": `arn:${partition}:events:${region}:${id}:rule/*` } },
        },
    };
    return [denyPlainText("sns:Publish", arn), ...publishers.map((publisher) => statements[publisher])];
}
