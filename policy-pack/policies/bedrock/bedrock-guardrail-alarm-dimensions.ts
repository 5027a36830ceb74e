import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isSet, unknownValue } from "../../policy";

const namespace = "AWS/Bedrock/Guardrails";
const GuardrailArn = "arn:aws:bedrock:eu-central-1:111122223333:guardrail/abcdefghij12";

export default definePolicy<MetricAlarmArgs>({
    id: "bedrock-guardrail-alarm-dimensions",
    title: "Alarms on a guardrail name it and its version",
    severity: "low",
    appliesTo: "aws:cloudwatch/metricAlarm:MetricAlarm",
    supports: ["A.6.2.6", "A.8.4"],
    why: "Bedrock publishes what a guardrail does under its ARN and its version together: an alarm on one of them sees nothing, ever.",
    fix: "Give dimensions both GuardrailArn and GuardrailVersion, or neither.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-guardrails-cw-metrics.html",
    check(alarm, { report, notApplicable }) {
        if (alarm.namespace !== namespace) notApplicable();
        const dimensions = alarm.dimensions ?? {};
        if (isSet(dimensions, "GuardrailArn") === isSet(dimensions, "GuardrailVersion")) return;
        report("watches a metric that there is not", "dimensions");
    },
    examples: {
        passes: {
            "both are named": { namespace, dimensions: { GuardrailArn, GuardrailVersion: "1" } },
            "both are made in the same deployment": {
                namespace,
                dimensions: { GuardrailArn: unknownValue, GuardrailVersion: unknownValue },
            },
            "calls of all guardrails are watched": { namespace, dimensions: { Operation: "ApplyGuardrail" } },
        },
        fails: {
            "the version is left out": { namespace, dimensions: { GuardrailArn } },
            "the guardrail is left out": { namespace, dimensions: { GuardrailVersion: "1" } },
        },
        unknown: { "the dimensions are not known yet": { namespace, dimensions: unknownValue } },
        notApplicable: { "the alarm is on something else": { namespace: "AWS/Lambda", metricName: "Errors" } },
    },
});
