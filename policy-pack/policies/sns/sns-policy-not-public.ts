import type { TopicPolicyArgs } from "@pulumi/aws/sns";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

const publish = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sns:Publish", Resource: "*" };
const policyOf = (...Statement: readonly object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2008-10-17", Statement }),
});

export default definePolicy<Pick<TopicPolicyArgs, "policy">>({
    id: "sns-policy-not-public",
    title: "Topic policies let in nobody unnamed",
    severity: "critical",
    appliesTo: ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topic:Topic"],
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_169", "fsbp:SNS.4"],
    why: "Anyone can publish false alarms to such a topic, or subscribe to what it tells.",
    fix: "Name roles or services as Principal, or limit the statement by aws:SourceOwner, aws:SourceArn or aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "only resources of the own account publish, as in the policy that AWS makes": policyOf({
                ...publish,
                Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
            }),
            "a service publishes for one account": policyOf({
                ...publish,
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
            }),
        },
        fails: {
            "everybody publishes": policyOf(publish),
            "everybody subscribes by HTTPS": policyOf({
                ...publish,
                Action: "sns:Subscribe",
                Condition: { StringEquals: { "sns:Protocol": "https" } },
            }),
            "the topic's own policy says so": ofType("aws:sns/topic:Topic", policyOf({ ...publish, Principal: "*" })),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "a topic has the policy that AWS makes": ofType("aws:sns/topic:Topic", {}) },
    },
});
