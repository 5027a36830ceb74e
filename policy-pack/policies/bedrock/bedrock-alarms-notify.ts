import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { metricAlarmType, watches } from "../../services/cloudwatch";

const topic = "arn:aws:sns:eu-central-1:111122223333:ai-operations";
const throttles = { namespace: "AWS/Bedrock", metricName: "InvocationThrottles", threshold: 1 };

export default definePolicy<MetricAlarmArgs>({
    id: "bedrock-alarms-notify",
    title: "Alarms on Amazon Bedrock tell somebody",
    severity: "low",
    appliesTo: metricAlarmType,
    supports: ["A.6.2.6", "A.8.4"],
    why: "An alarm without an action turns red in a console that nobody has open: it proves afterwards that one could have known.",
    fix: "Set alarmActions to the ARN of a topic that somebody reads, and leave actionsEnabled at its default, true.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    check(alarm, { report, notApplicable }) {
        if (!watches(alarm, (namespace) => /^AWS\/Bedrock(\/|-|$)/.test(namespace))) notApplicable();
        if (!isSet(alarm, "alarmActions")) report("has no action when it goes off", "alarmActions");
        else if (String(alarm.actionsEnabled ?? true) !== "true") {
            report("has its actions switched off", "actionsEnabled");
        }
    },
    examples: {
        passes: {
            "a topic is told": { ...throttles, alarmActions: [topic] },
            "the topic is made in the same deployment": { ...throttles, alarmActions: [unknownValue] },
        },
        fails: {
            "there is no action": throttles,
            "actions are switched off": { ...throttles, alarmActions: [topic], actionsEnabled: false },
            "somebody is told only when all is well again": { ...throttles, okActions: [topic] },
        },
        unknown: {
            "the namespace is not known yet": { ...throttles, namespace: unknownValue },
        },
        notApplicable: {
            "the alarm is about something else": { namespace: "AWS/Lambda", metricName: "Errors" },
        },
    },
});
