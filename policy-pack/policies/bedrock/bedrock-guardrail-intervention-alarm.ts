import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { guardrailType, guardrailTypes } from "../../services/bedrock";

import { expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { metricAlarmType, watches } from "../../services/cloudwatch";
import { holdsForSome } from "../../services/lists";

const namespace = "AWS/Bedrock/Guardrails";

export default definePolicy<object, OncePerRegionConfig>({
    id: "bedrock-guardrail-intervention-alarm",
    title: "An alarm watches how often guardrails intervene",
    severity: "low",
    scope: "stack",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.3"],
    why: "A guardrail that suddenly blocks a lot is under attack, or has become too strict for its users; one that stops blocking is no longer applied. Nobody sees either in the answers.",
    fix: "Add a MetricAlarm on InvocationsIntervened in the namespace AWS/Bedrock/Guardrails. Where another stack has it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-guardrails-cw-metrics.html",
    config: oncePerRegionConfig,
    check(guardrail, context) {
        const alarms = inRegionOf(guardrail, context.graph.ofType<MetricAlarmArgs>(metricAlarmType));
        const isWatched = holdsForSome(alarms, ({ props }) => watches(props, (one) => one === namespace));
        if (isWatched === "unknown") {
            context.unknown("may be watched by an alarm whose metric is not known yet");
            return;
        }
        const message = "is in a Region where no alarm watches guardrails";
        expectOncePerRegion(guardrail, context, guardrailTypes, () => isWatched === "yes", message);
    },
    examples: {
        passes: {
            "an alarm counts the interventions": {
                guardrail: { type: guardrailType },
                alarm: {
                    type: metricAlarmType,
                    props: { namespace, metricName: "InvocationsIntervened", threshold: 100 },
                },
            },
        },
        fails: {
            "there is no alarm": { guardrail: { type: guardrailType } },
            "the alarm is about models": {
                guardrail: { type: guardrailType },
                alarm: { type: metricAlarmType, props: { namespace: "AWS/Bedrock", metricName: "Invocations" } },
            },
        },
        unknown: {
            "the metric of an alarm is not known yet": {
                guardrail: { type: guardrailType },
                alarm: { type: metricAlarmType, props: { namespace: unknownValue, metricName: "Invocations" } },
            },
        },
        notApplicable: {
            "alarms are kept in another stack": withConfig(
                { inOtherStack: true },
                { guardrail: { type: guardrailType } },
            ),
        },
    },
});
