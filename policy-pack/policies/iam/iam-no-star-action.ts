import { selectionCovers } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-star-action",
    title: "No statement allows every action",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_49", "checkov:CKV_AWS_63"],
    why: "Every action on a resource includes deleting it, opening it to others and switching off its logs.",
    fix: "List in Action what the workload does.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
    check(props, context) {
        reportAllowances(props, context, ({ actions }) => selectionCovers(actions, "*:*"), "allows every action");
    },
    examples: {
        passes: {
            "actions are listed": policyOf({
                Effect: "Allow",
                Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
                Resource: "arn:aws:sqs:eu-west-1:111122223333:jobs",
            }),
            "every action is denied": policyOf({ Effect: "Deny", Action: "*", Resource: "*" }),
        },
        fails: {
            "every action is allowed on one bucket": policyOf({
                Effect: "Allow",
                Action: "*",
                Resource: ["arn:aws:s3:::data", "arn:aws:s3:::data/*"],
            }),
            "every action of every service is allowed": policyOf({ Effect: "Allow", Action: "*:*", Resource: "*" }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
    },
});
