import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import type { Statement } from "../security/policy-document";
import { denyPlainText, policyDocument } from "../security/policy-document";

export interface AlarmTopicArgs {
    /** Encrypts what is published; it has to let alarms use it. One of the topic's own unless told. */
    readonly key?: EncryptionKey;
}

/** An encrypted topic that this account's alarms publish to. Subscribe to it whoever is to know. */
export class AlarmTopic extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: AlarmTopicArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:monitoring:AlarmTopic", name, {}, opts);
        const key =
            args.key ??
            new EncryptionKey(
                name,
                { description: `Encrypts the topic ${name}`, usedBy: ["alarms"] },
                { parent: this },
            );
        key.assertUsedBy("alarms", name);
        const topicName = stackName(name, 256);
        const topic = new aws.sns.Topic(name, { name: topicName, kmsMasterKeyId: key.arn }, { parent: this });
        new aws.sns.TopicPolicy(
            name,
            {
                arn: topic.arn,
                policy: accountOf(this).apply((account) => policyDocument(topicPolicy(topicName, account))),
            },
            { parent: this },
        );
        this.arn = topic.arn;
        this.registerOutputs({ arn: this.arn });
    }
}

/** A topic's policy: alarms of the account publish, and nobody without TLS. */
export function topicPolicy(topicName: string, account: Account): readonly Statement[] {
    const arn = `arn:${account.partition}:sns:${account.region}:${account.id}:${topicName}`;
    return [
        denyPlainText("sns:Publish", arn),
        {
            Sid: "AlarmsOfTheAccount",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: arn,
            Condition: {
                ArnLike: {
                    "aws:SourceArn": `arn:${account.partition}:cloudwatch:${account.region}:${account.id}:alarm:*`,
                },
                StringEquals: { "aws:SourceAccount": account.id },
            },
        },
    ];
}
