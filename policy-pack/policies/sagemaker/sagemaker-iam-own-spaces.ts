import { allOf, anyOf, asksFor, selectionCovers } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { coversService, identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const actions = ["createapp", "deleteapp", "updatespace", "deletespace"].map((name) => `sagemaker:${name}`);

const open = {
    Effect: "Allow",
    Action: ["sagemaker:CreateApp", "sagemaker:DeleteApp"],
    Resource: "arn:aws:sagemaker:eu-west-1:111122223333:app/d-a1b2c3d4e5f6/*",
};
const owner = {
    "sagemaker:OwnerUserProfileArn":
        "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-a1b2c3d4e5f6/${sagemaker:UserProfileName}",
};

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

/** Whether the statement is about shared spaces only, or about apps that are in no space. */
function isForNobodysOwn({ conditions }: Statement): boolean {
    return conditions.some(
        ({ key, operator, values, unknown }) =>
            !unknown &&
            ((key === "sagemaker:spacesharingtype" &&
                operator.startsWith("stringequals") &&
                values.every((value) => value === "Shared")) ||
                (key === "sagemaker:owneruserprofilearn" &&
                    operator === "null" &&
                    values.every((value) => value === "true"))),
    );
}

function opensOthers(statement: Statement): Truth {
    if (asksFor(statement, /^sagemaker:owneruserprofilearn$/) || isForNobodysOwn(statement)) return "no";
    // What takes in the whole service is left to those who ask about that.
    if (coversService(statement.actions, "sagemaker") === "yes") return "no";
    return allOf([
        anyOf(actions.map((action) => selectionCovers(statement.actions, action))),
        statement.unknownConditions ? "unknown" : "yes",
    ]);
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-iam-own-spaces",
    title: "Users of Studio open and change the private spaces of nobody else",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "Users of a domain who share a role have the same permissions: without the owner in the condition each opens the " +
        "others' private spaces, with the notebooks and data that lie there, and deletes them.",
    fix:
        "Add a condition ArnLike on sagemaker:OwnerUserProfileArn, or, for shared spaces, StringEquals on " +
        "sagemaker:SpaceSharingType with the value Shared.",
    reference: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html",
    check(props, context) {
        reportAllowances(props, context, opensOthers, "can open or change private spaces of others");
    },
    examples: {
        passes: {
            "each opens the spaces of the own profile": policyOf({ ...open, Condition: { ArnLike: owner } }),
            "shared spaces are opened": policyOf({
                ...open,
                Condition: { StringEquals: { "sagemaker:SpaceSharingType": ["Shared"] } },
            }),
            "apps are in no space": policyOf({
                ...open,
                Condition: { Null: { "sagemaker:OwnerUserProfileArn": "true" } },
            }),
            "apps are only listed": policyOf({ ...open, Action: "sagemaker:ListApps", Resource: "*" }),
        },
        fails: {
            "nothing is asked for": policyOf(open),
            "private spaces are opened, whoever owns them": policyOf({
                ...open,
                Condition: { StringEquals: { "sagemaker:SpaceSharingType": "Private" } },
            }),
            "spaces are deleted": policyOf({
                Effect: "Allow",
                Action: "sagemaker:DeleteSpace",
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:space/d-a1b2c3d4e5f6/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": { policy: { Statement: { ...open, Condition: unknownValue } } as never },
        },
    },
});
