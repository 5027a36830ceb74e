import type { TopicPolicyArgs } from "@pulumi/aws/sns";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { reportOtherAccounts, trustedAccountsConfig } from "../../services/accounts";

const policyType = "aws:sns/topicPolicy:TopicPolicy";
const topicType = "aws:sns/topic:Topic";
const arn = "arn:aws:sns:eu-west-1:111122223333:alarms";

function topicWith(Principal: unknown, Condition?: object): StackExample {
    const statement = {
        Effect: "Allow",
        Principal,
        Action: "sns:Publish",
        Resource: arn,
        ...(Condition && { Condition }),
    };
    return {
        topic: { type: topicType, props: { arn } },
        policy: {
            type: policyType,
            props: { arn, policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) },
        },
    };
}

export default definePolicy<Pick<TopicPolicyArgs, "policy">, { trustedAccounts: readonly string[] }>({
    id: "sns-policy-no-cross-account",
    title: "Topic policies let in no other account",
    severity: "medium",
    scope: "stack",
    appliesTo: [policyType, topicType],
    supports: ["A.9.4", "A.10.3"],
    why: "Another account that publishes or subscribes sees alarms, or makes false ones, and stands outside your control.",
    fix: "Take the account out of Principal, or name it in trustedAccounts once its access is agreed on.",
    reference: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    config: { trustedAccounts: trustedAccountsConfig },
    check(topic, context) {
        reportOtherAccounts(topic.props, "policy", context, "lets in another account");
    },
    examples: {
        passes: {
            "the own account publishes": topicWith({ AWS: "arn:aws:iam::111122223333:root" }),
            "a service publishes": topicWith({ Service: "cloudwatch.amazonaws.com" }),
            "the other account is agreed on": withConfig(
                { trustedAccounts: ["444455556666"] },
                topicWith({ AWS: "444455556666" }),
            ),
        },
        fails: {
            "another account publishes": topicWith({ AWS: "444455556666" }),
            "one role of another account publishes": topicWith({ AWS: ["arn:aws:iam::444455556666:role/ci"] }),
        },
        unknown: {
            "the policy is not known yet": { policy: { type: policyType, props: { policy: unknownValue } } },
        },
        notApplicable: { "a topic has the policy that AWS makes": { topic: { type: topicType } } },
    },
});
