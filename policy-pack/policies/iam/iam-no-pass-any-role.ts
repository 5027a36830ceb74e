import { allOf, selectionCovers } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, isLimitedToSomeResources, reportAllowances, takesInAnyRole } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function passesAnyRole(statement: Statement): Truth {
    const { actions, resources, conditions } = statement;
    const isLimited = conditions.some(
        ({ operator, key }) => /^iam:(passedtoservice|associatedresourcearn)$/.test(key) && !operator.includes("not"),
    );
    if (isLimited || isLimitedToSomeResources(statement)) return "no";
    return allOf([selectionCovers(actions, "iam:passrole"), takesInAnyRole(resources)]);
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-pass-any-role",
    title: "iam:PassRole is bound to roles or to a service",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    why:
        "Who may pass any role to any service can start a notebook, a job or a function with the account's strongest role, " +
        "and so has its permissions.",
    fix: "Name the roles in Resource, and add a condition StringEquals on iam:PassedToService.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    check(props, context) {
        reportAllowances(props, context, passesAnyRole, "can pass any role to any service");
    },
    examples: {
        passes: {
            "one role can be passed": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "arn:aws:iam::111122223333:role/training",
            }),
            "roles of one name can be passed": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "arn:aws:iam::111122223333:role/training-*",
            }),
            "any role can be passed, to one service": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "*",
                Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
            }),
        },
        fails: {
            "any role can be passed": policyOf({
                Effect: "Allow",
                Action: ["sagemaker:CreateTrainingJob", "iam:PassRole"],
                Resource: "*",
            }),
            "any role of the account can be passed, and a wildcard says so": policyOf({
                Effect: "Allow",
                Action: "iam:Pass*",
                Resource: "arn:aws:iam::111122223333:role/*",
            }),
            "all but one role can be passed": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                NotResource: "arn:aws:iam::111122223333:role/admin",
            }),
            "only one service is left out": policyOf({
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: "*",
                Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the role is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "iam:PassRole", Resource: unknownValue } } as never,
            },
        },
    },
});
