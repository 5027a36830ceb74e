import { definePolicy, unknownValue } from "../../policy";
import { listing, reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

/** What says how something is done, with what, or in which state, and not to which resource. */
const manner = new RegExp(
    `${listing.source}|^iam:policyarn$|^kms:grant(isforawsresource|operations|constrainttype)$|^sagemaker:modelapprovalstatus$`,
);

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-star-resource-restrictable",
    title: "Actions that can be limited to resources are limited",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_355", "checkov:CKV_AWS_356"],
    why: "A policy that names no resource grows with the account: what is added tomorrow is open to it as well.",
    fix: 'Name the ARNs in Resource; keep "*" for a statement of its own with the actions that take nothing else.',
    reference: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html",
    check(props, context) {
        reportAllowedEverywhere(props, context, () => true, "names no resource for what could be limited", manner);
    },
    examples: {
        passes: {
            "the resource is named": policyOf({
                Effect: "Allow",
                Action: "sagemaker:InvokeEndpoint",
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/chat",
            }),
            "the actions take no resource": policyOf({
                Effect: "Allow",
                Action: ["ec2:DescribeSubnets", "ecr:GetAuthorizationToken", "sagemaker:ListModels"],
                Resource: "*",
            }),
        },
        fails: {
            "an action among others could be limited": policyOf({
                Effect: "Allow",
                Action: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"],
                Resource: "*",
            }),
            "only what the listed names begin with is asked for": policyOf({
                Effect: "Allow",
                Action: "s3:ListBucket",
                Resource: "*",
                Condition: { StringLike: { "s3:prefix": "training/*" } },
            }),
            "only what is attached to the role is asked for": policyOf({
                Effect: "Allow",
                Action: "iam:AttachRolePolicy",
                Resource: "*",
                Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/kill-switch" } },
            }),
            "only what the key is handed on for is asked for": policyOf({
                Effect: "Allow",
                Action: "kms:CreateGrant",
                Resource: "*",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            }),
            "it stands in a list beside an ARN": policyOf({
                Effect: "Allow",
                Action: "s3:ListBucket",
                Resource: ["arn:aws:s3:::training-data", "*"],
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the action is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: unknownValue, Resource: "*" } } as never,
            },
        },
    },
});
