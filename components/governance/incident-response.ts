import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { AlarmTopic } from "../monitoring/alarm-topic";
import { stackName } from "../naming";
import type { Evidence, EvidenceSource } from "./evidence";
import { incidentEvents } from "./incident-events";
import { runbookDocument, runbooks } from "./runbooks";

export interface IncidentResponseArgs {
    /** Where incidents are told; it has to take alarms and events. A topic of its own unless told. */
    readonly topic?: AlarmTopic;
}

/**
 * Tells people of incidents in an account and region, and what to do: findings of GuardDuty, Security Hub and Macie,
 * alarms, violations of monitors and approvals of models, and runbooks.
 */
export class IncidentResponse extends pulumi.ComponentResource implements EvidenceSource {
    readonly topic: AlarmTopic;
    /** The runbooks, as documents of Systems Manager. Known in a preview. */
    readonly runbookNames: readonly string[];
    readonly evidence: readonly Evidence[];

    /** @throws Error when the topic takes no alarms or no events */
    constructor(name: string, args: IncidentResponseArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:IncidentResponse", name, {}, opts);
        const parent = { parent: this };
        this.topic = args.topic ?? new AlarmTopic(name, { publishers: ["alarms", "events"] }, parent);
        this.topic.assertPublishedBy("events", name);
        for (const event of incidentEvents) {
            const ruleName = `${name}-${event.name}`;
            const rule = new aws.cloudwatch.EventRule(
                ruleName,
                {
                    name: stackName(ruleName, 64),
                    description: event.description,
                    eventPattern: JSON.stringify(event.pattern),
                    state: "ENABLED",
                },
                parent,
            );
            new aws.cloudwatch.EventTarget(ruleName, { rule: rule.name, arn: this.topic.arn }, parent);
        }
        const documents = runbooks.map((runbook) => {
            const documentName = `${name}-${runbook.name}`;
            return new aws.ssm.Document(
                documentName,
                {
                    name: stackName(documentName, 128),
                    documentType: "Automation",
                    documentFormat: "JSON",
                    content: runbookDocument(runbook),
                },
                parent,
            );
        });
        this.runbookNames = runbooks.map((runbook) => stackName(`${name}-${runbook.name}`, 128));
        const executions = accountOf(this).apply(
            ({ partition, region, id }) => `arn:${partition}:ssm:${region}:${id}:automation-execution/*`,
        );
        this.evidence = [
            {
                control: "A.3.3",
                shows: "concerns and incidents reach people through one topic",
                resource: this.topic.arn,
                record: this.topic.arn,
            },
            ...documents.map((document): Evidence => ({
                control: "A.8.4",
                shows: "what to do, and whom to tell, is written down and its steps are recorded",
                resource: document.arn,
                record: executions,
            })),
        ];
        this.registerOutputs({ topicArn: this.topic.arn, runbookNames: this.runbookNames });
    }
}
