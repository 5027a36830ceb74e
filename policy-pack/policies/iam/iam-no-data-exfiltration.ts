import { definePolicy, unknownValue, withConfig } from "../../policy";
import { reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs, { actions: readonly string[] }>({
    id: "iam-no-data-exfiltration",
    title: "Reading objects, parameters and secrets is bound to resources",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_108", "checkov:CKV_AWS_288"],
    why: "Who may read every bucket, parameter or secret of the account carries off all of them with one leaked key.",
    fix: "Name in Resource the buckets, parameters and secrets that the workload reads.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    config: {
        actions: {
            type: "array",
            items: { type: "string" },
            default: [
                "s3:GetObject",
                "ssm:GetParameter",
                "ssm:GetParameters",
                "ssm:GetParametersByPath",
                "secretsmanager:GetSecretValue",
            ],
            description: "The actions that give out data.",
        },
    },
    check(props, context) {
        const meant = new Set(context.config.actions.map((action) => action.toLowerCase()));
        reportAllowedEverywhere(props, context, ({ name }) => meant.has(name.toLowerCase()), "can read everything");
    },
    examples: {
        passes: {
            "one bucket can be read": policyOf({
                Effect: "Allow",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::training-data/*",
            }),
            "all buckets can be listed": policyOf({ Effect: "Allow", Action: "s3:List*", Resource: "*" }),
            "the secrets of one application can be read": policyOf({
                Effect: "Allow",
                Action: "secretsmanager:GetSecretValue",
                Resource: "*",
                Condition: { StringEquals: { "secretsmanager:ResourceTag/app": "chat" } },
            }),
        },
        fails: {
            "every object can be read": policyOf({ Effect: "Allow", Action: "s3:Get*", Resource: "*" }),
            "every secret of the account can be read": policyOf({
                Effect: "Allow",
                Action: "secretsmanager:GetSecretValue",
                Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:*",
            }),
            "only one bucket is left out": policyOf({
                Effect: "Allow",
                Action: "s3:GetObject",
                NotResource: "arn:aws:s3:::audit/*",
            }),
            "an action of the company's own list is meant": withConfig(
                { actions: ["dynamodb:Scan"] },
                policyOf({ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }),
            ),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: unknownValue } } as never,
            },
        },
    },
});
