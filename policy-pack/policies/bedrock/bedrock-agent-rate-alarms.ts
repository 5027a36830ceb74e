import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { allOf, anyOf } from "../../iam";
import type { Truth } from "../../iam";
import { asList, definePolicy, isUnknown, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { agentType } from "../../services/bedrock";
import { agentTypes } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const rates: readonly (string | undefined)[] = ["InvocationCount", "InvocationThrottles"];

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-rate-alarms",
    title: "An alarm watches how often agents are called",
    severity: "low",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.6.2.6"],
    equivalents: ["aws-aiml:FS-11"],
    why: "An agent that runs in a loop, or that somebody abuses, is seen first in its rate of calls; without an alarm it is seen in the bill.",
    fix: "Add a MetricAlarm on InvocationCount or InvocationThrottles in the namespace AWS/Bedrock/Agents, with an action that somebody reads.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-agents-cw-metrics.html",
    check(_agent, { graph, report, unknown }) {
        const truths = graph.ofType<MetricAlarmArgs>(alarmType).map(({ props }) => watchesRate(props));
        const isWatched = anyOf(truths);
        if (isWatched === "no") report("is watched by no alarm on its rate of calls");
        if (isWatched === "unknown") unknown("may be watched by an alarm whose metric is not known yet");
    },
    examples: {
        passes: {
            "an alarm counts the calls": {
                agent: { type: agentType },
                alarm: {
                    type: alarmType,
                    props: { namespace: "AWS/Bedrock/Agents", metricName: "InvocationCount", threshold: 500 },
                },
            },
            "an alarm computes with the throttled calls": {
                agent: { type: agentType },
                alarm: {
                    type: alarmType,
                    props: {
                        metricQueries: [
                            { id: "rate", expression: "throttles / PERIOD(throttles)", returnData: true },
                            {
                                id: "throttles",
                                metric: { namespace: "AWS/Bedrock/Agents", metricName: "InvocationThrottles" },
                            },
                        ],
                    },
                },
            },
        },
        fails: {
            "there is no alarm": { agent: { type: agentType } },
            "the alarm is about models": {
                agent: { type: agentType },
                alarm: { type: alarmType, props: { namespace: "AWS/Bedrock", metricName: "Invocations" } },
            },
            "the alarm is about the time that calls take": {
                agent: { type: agentType },
                alarm: { type: alarmType, props: { namespace: "AWS/Bedrock/Agents", metricName: "TotalTime" } },
            },
        },
        unknown: {
            "the metric of the alarm is not known yet": {
                agent: { type: agentType },
                alarm: { type: alarmType, props: { namespace: "AWS/Bedrock/Agents", metricName: unknownValue } },
            },
        },
    },
});

function watchesRate(alarm: Readable<MetricAlarmArgs>): Truth {
    if (isUnknown(alarm, "metricQueries")) return "unknown";
    return anyOf([isRate(alarm), ...asList(alarm.metricQueries).map(({ metric }) => (metric ? isRate(metric) : "no"))]);
}

function isRate(metric: { readonly namespace?: string; readonly metricName?: string }): Truth {
    const isNamespace: Truth = isUnknown(metric, "namespace")
        ? "unknown"
        : metric.namespace === "AWS/Bedrock/Agents"
          ? "yes"
          : "no";
    const isMetric: Truth = isUnknown(metric, "metricName")
        ? "unknown"
        : rates.includes(metric.metricName)
          ? "yes"
          : "no";
    return allOf([isNamespace, isMetric]);
}
