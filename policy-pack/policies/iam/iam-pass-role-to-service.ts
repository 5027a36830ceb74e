import { allOf, not } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { allowsUnconditionally, identityPolicyTypes, reportAllowances, takesInAnyRole } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const pass = {
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: "arn:aws:iam::111122223333:role/training-jobs",
};

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-pass-role-to-service",
    title: "Roles are passed to named services",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    why:
        "A role that is meant for training jobs can be passed to a function or an instance as well, once its trust policy " +
        "lets a second service in: what runs there is then nobody's training job.",
    fix: "Add a condition StringEquals on iam:PassedToService, e.g. sagemaker.amazonaws.com.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement, document) =>
                allOf([
                    // That any role can be passed is asked by another.
                    not(takesInAnyRole(statement.resources)),
                    // The resource that the role is for is of one service.
                    allowsUnconditionally(
                        statement,
                        document,
                        ["iam:passrole"],
                        /^iam:(passedtoservice|associatedresourcearn)$/,
                    ),
                ]),
            "can pass roles to any service",
        );
    },
    examples: {
        passes: {
            "the service is named": policyOf({
                ...pass,
                Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
            }),
            "the resource that the role is for is named": policyOf({
                ...pass,
                Condition: {
                    ArnLike: { "iam:AssociatedResourceArn": "arn:aws:sagemaker:eu-west-1:111122223333:training-job/*" },
                },
            }),
            "any role is passed, which another policy asks about": policyOf({ ...pass, Resource: "*" }),
            "no role is passed": policyOf({ ...pass, Action: "iam:GetRole" }),
        },
        fails: {
            "one role is passed, to any service": policyOf(pass),
            "only one service is left out": policyOf({
                ...pass,
                Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": { policy: { Statement: { ...pass, Condition: unknownValue } } as never },
        },
    },
});
