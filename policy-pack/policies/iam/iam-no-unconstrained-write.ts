import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

const own = { StringEquals: { "aws:ResourceTag/team": "vision" } };

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-unconstrained-write",
    title: "Writing is bound to resources or by a condition",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_111", "checkov:CKV_AWS_290"],
    why: "What may change every resource of a kind can delete other teams' models, data and logs, by mistake or under attack.",
    fix: "Name in Resource the ARNs that are written to, or add a condition such as one on aws:ResourceTag.",
    reference: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html",
    check(props, context) {
        reportAllowedEverywhere(props, context, ({ level }) => level === "W", "can change every resource");
    },
    examples: {
        passes: {
            "writing is bound to a bucket": policyOf({
                Effect: "Allow",
                Action: ["s3:PutObject", "s3:DeleteObject"],
                Resource: "arn:aws:s3:::training-data/*",
            }),
            "writing is bound to the team's resources by a condition": policyOf({
                Effect: "Allow",
                Action: "sagemaker:Delete*",
                Resource: "*",
                Condition: own,
            }),
            "everything may be read": policyOf({ Effect: "Allow", Action: "sagemaker:Describe*", Resource: "*" }),
            "the action can be limited to no resource": policyOf({
                Effect: "Allow",
                Action: "cloudwatch:PutMetricData",
                Resource: "*",
            }),
            "another statement denies it": policyOf(
                { Effect: "Allow", Action: "dynamodb:DeleteTable", Resource: "*" },
                { Effect: "Deny", Action: "dynamodb:Delete*", Resource: "*" },
            ),
        },
        fails: {
            "every object may be deleted": policyOf({ Effect: "Allow", Action: "s3:DeleteObject", Resource: "*" }),
            "it is said with the ARN of all buckets": policyOf({
                Effect: "Allow",
                Action: "s3:Put*",
                Resource: "arn:aws:s3:::*",
            }),
            "a wildcard takes writing in": policyOf({ Effect: "Allow", Action: "sagemaker:*", Resource: "*" }),
            "all but one service is meant": policyOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
            "the condition holds for every value": policyOf({
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: "*",
                Condition: { StringLike: { "aws:PrincipalOrgID": "*" } },
            }),
            "a role's inline policy says so": ofType("aws:iam/role:Role", {
                inlinePolicies: [
                    { name: "all", ...policyOf({ Effect: "Allow", Action: "ecr:PutImage", Resource: "*" }) },
                ],
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "s3:PutObject", Resource: unknownValue } } as never,
            },
        },
        notApplicable: {
            "a role has no inline policies": ofType("aws:iam/role:Role", { name: "app" }),
        },
    },
});
