import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { agentType, inferenceProfileType } from "../../services/bedrock";
import { bedrockUseTypes, expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { metricAlarmType, watches } from "../../services/cloudwatch";
import { holdsForSome } from "../../services/lists";

export default definePolicy<object, OncePerRegionConfig>({
    id: "bedrock-metric-alarms",
    title: "An alarm watches the metrics of Amazon Bedrock",
    severity: "medium",
    scope: "stack",
    appliesTo: bedrockUseTypes,
    supports: ["A.6.2.6"],
    equivalents: ["aws-aiml:BR-32", "aws-aiml:AG-14", "aws-aiml:FS-05"],
    why: "Stolen credentials, a loop, or an attack on a filter show first in the numbers of calls, tokens, throttles and interventions. Without an alarm they show in the bill.",
    fix: "Add a MetricAlarm in the namespace AWS/Bedrock, e.g. on InvocationThrottles, InputTokenCount or OutputTokenCount, with an action that somebody reads. Where another stack has it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html",
    config: oncePerRegionConfig,
    check(user, context) {
        const alarms = inRegionOf(user, context.graph.ofType<MetricAlarmArgs>(metricAlarmType));
        const isWatched = holdsForSome(alarms, ({ props }) =>
            watches(props, (namespace) => /^AWS\/Bedrock(\/|$)/.test(namespace)),
        );
        if (isWatched === "unknown") {
            context.unknown("may be watched by an alarm whose metric is not known yet");
            return;
        }
        const message = "uses models that no alarm watches";
        expectOncePerRegion(user, context, bedrockUseTypes, () => isWatched === "yes", message);
    },
    examples: {
        passes: {
            "an alarm counts the tokens": {
                alarm: {
                    type: metricAlarmType,
                    props: { namespace: "AWS/Bedrock", metricName: "InputTokenCount", threshold: 1000000 },
                },
                agent: { type: agentType },
            },
            "an alarm computes with throttles": {
                alarm: {
                    type: metricAlarmType,
                    props: {
                        metricQueries: [
                            { id: "rate", expression: "throttles / PERIOD(throttles)", returnData: true },
                            {
                                id: "throttles",
                                metric: { namespace: "AWS/Bedrock", metricName: "InvocationThrottles" },
                            },
                        ],
                    },
                },
                profile: { type: inferenceProfileType },
            },
            "an alarm queries the metrics of all models": {
                alarm: {
                    type: metricAlarmType,
                    props: {
                        metricQueries: [
                            { id: "tokens", expression: 'SELECT SUM(OutputTokenCount) FROM "AWS/Bedrock"' },
                        ],
                    },
                },
                agent: { type: agentType },
            },
        },
        fails: {
            "there is no alarm": { agent: { type: agentType } },
            "the alarm is about something else": {
                alarm: { type: metricAlarmType, props: { namespace: "AWS/Lambda", metricName: "Errors" } },
                agent: { type: agentType },
            },
            "the alarm is in another Region": {
                alarm: {
                    type: metricAlarmType,
                    props: { namespace: "AWS/Bedrock", metricName: "InputTokenCount", region: "us-east-1" },
                },
                agent: { type: agentType, props: { region: "eu-central-1" } },
            },
        },
        unknown: {
            "the metric of an alarm is not known yet": {
                alarm: { type: metricAlarmType, props: { namespace: unknownValue, metricName: "InputTokenCount" } },
                agent: { type: agentType },
            },
        },
        notApplicable: {
            "alarms are kept in another stack": withConfig({ inOtherStack: true }, { agent: { type: agentType } }),
        },
    },
});
