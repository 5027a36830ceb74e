import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportUnconditional } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const attach = {
    Effect: "Allow",
    Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    Resource: "arn:aws:iam::111122223333:role/agent",
};

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-attach-named-policies",
    title: "Only named policies are attached to roles, users and groups",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    why:
        "Who may attach any policy, be it to one role alone, makes an administrator of that role, and of the agent or job " +
        "that runs with it.",
    fix: "Add a condition ArnEquals on iam:PolicyARN, or StringEquals on iam:PermissionsBoundary.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_controlling.html#access_controlling-policies",
    check(props, context) {
        reportUnconditional(
            props,
            context,
            ["iam:attachrolepolicy", "iam:attachuserpolicy", "iam:attachgrouppolicy"],
            /^iam:(policyarn|permissionsboundary)$/,
            "can attach any policy",
        );
    },
    examples: {
        passes: {
            "the policy is named": policyOf({
                ...attach,
                Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/kill-switch" } },
            }),
            "the role has a permissions boundary": policyOf({
                ...attach,
                Condition: {
                    StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/agents-at-most" },
                },
            }),
            "policies are only detached": policyOf({ ...attach, Action: "iam:DetachRolePolicy" }),
        },
        fails: {
            "any policy is attached to one role": policyOf(attach),
            "only one policy is left out": policyOf({
                ...attach,
                Condition: { ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } },
            }),
            "any policy is attached to groups": policyOf({
                ...attach,
                Action: "iam:AttachGroupPolicy",
                Resource: "arn:aws:iam::111122223333:group/data-science",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...attach, Condition: unknownValue } } as never,
            },
        },
    },
});
