import { definePolicy, ofType, unknownValue } from "../../policy";
import { coversService, identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-full-iam",
    title: "No statement allows every action of IAM",
    severity: "critical",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV2_AWS_40"],
    why: "Who may do everything in IAM can give themselves everything else.",
    fix: "List in Action the few IAM actions that are needed, such as iam:PassRole on one role, and name it in Resource.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(props, context) {
        reportAllowances(props, context, ({ actions }) => coversService(actions, "iam"), "allows every action of IAM");
    },
    examples: {
        passes: {
            "one action on one role is allowed": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "arn:aws:iam::111122223333:role/training",
            }),
            "all but IAM is allowed": policyOf({ Effect: "Allow", NotAction: "IAM:*", Resource: "*" }),
            "every action of IAM is denied": policyOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
        },
        fails: {
            "every action of IAM is allowed": policyOf({ Effect: "Allow", Action: ["iam:*"], Resource: "*" }),
            "every action is allowed": policyOf({ Effect: "Allow", Action: "*", Resource: "*" }),
            "all but another service is allowed": policyOf({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
            "a user's own policy does it": ofType(
                "aws:iam/userPolicy:UserPolicy",
                policyOf({ Effect: "Allow", Action: "iam:*", Resource: "*" }),
            ),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
    },
});
