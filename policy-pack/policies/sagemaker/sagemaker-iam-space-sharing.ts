import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportUnconditional } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const create = {
    Effect: "Allow",
    Action: ["sagemaker:CreateSpace", "sagemaker:UpdateSpace"],
    Resource: "arn:aws:sagemaker:eu-west-1:111122223333:space/d-a1b2c3d4e5f6/*",
};
const owner = {
    ArnLike: {
        "sagemaker:OwnerUserProfileArn":
            "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-a1b2c3d4e5f6/${sagemaker:UserProfileName}",
    },
};

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-iam-space-sharing",
    title: "Users of Studio make spaces of the kinds that they are meant to",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "Everyone of the domain works in a shared space, and sees the data and the keys that lie there: whether users may " +
        "make one is for the policy to say.",
    fix: "Add a condition StringEquals on sagemaker:SpaceSharingType, with the value Private or both values.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-spaces-shared.html",
    check(props, context) {
        reportUnconditional(
            props,
            context,
            ["sagemaker:createspace"],
            /^sagemaker:spacesharingtype$/,
            "can make spaces that everyone of the domain works in",
        );
    },
    examples: {
        passes: {
            "spaces are private": policyOf({
                ...create,
                Condition: { ...owner, StringEquals: { "sagemaker:SpaceSharingType": "Private" } },
            }),
            "both kinds are meant": policyOf({
                ...create,
                Condition: { ...owner, StringEquals: { "sagemaker:SpaceSharingType": ["Private", "Shared"] } },
            }),
            "no space is made": policyOf({ ...create, Action: "sagemaker:DescribeSpace" }),
        },
        fails: {
            "nothing is asked for": policyOf(create),
            "only the owner is asked for": policyOf({ ...create, Condition: owner }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...create, Condition: unknownValue } } as never,
            },
        },
    },
});
