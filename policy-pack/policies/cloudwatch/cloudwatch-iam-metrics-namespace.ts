import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportUnconditional } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const write = { Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" };

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "cloudwatch-iam-metrics-namespace",
    title: "Roles write metrics of named namespaces",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.6.2.6", "A.9.4"],
    why:
        "Metrics have no resource to name: who may write them in every namespace can feed the ones that alarms and model " +
        "monitors watch, and so hide what goes wrong.",
    fix: "Add a condition StringEquals or StringLike on cloudwatch:namespace.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html",
    check(props, context) {
        reportUnconditional(
            props,
            context,
            ["cloudwatch:putmetricdata"],
            /^cloudwatch:namespace$/,
            "can write metrics of every namespace",
        );
    },
    examples: {
        passes: {
            "the namespace is named": policyOf({
                ...write,
                Condition: { StringEquals: { "cloudwatch:namespace": "bedrock-agentcore" } },
            }),
            "namespaces that begin alike are named": policyOf({
                ...write,
                Condition: { StringLike: { "cloudwatch:namespace": "/aws/sagemaker/*" } },
            }),
            "metrics are only read": policyOf({ ...write, Action: "cloudwatch:GetMetricData" }),
        },
        fails: {
            "no namespace is asked for": policyOf(write),
            "a wildcard takes it in": policyOf({ ...write, Action: ["logs:PutLogEvents", "cloudwatch:Put*"] }),
            "any namespace will do": policyOf({ ...write, Condition: { StringLike: { "cloudwatch:namespace": "*" } } }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": { policy: { Statement: { ...write, Condition: unknownValue } } as never },
        },
    },
});
