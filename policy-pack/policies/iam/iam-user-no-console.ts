import type { UserArgs } from "@pulumi/aws/iam";

import { definePolicy, ref, unknownValue } from "../../policy";

const userType = "aws:iam/user:User";
const profileType = "aws:iam/userLoginProfile:UserLoginProfile";

export default definePolicy<UserArgs>({
    id: "iam-user-no-console",
    title: "Users cannot sign in to the console with a password",
    severity: "medium",
    scope: "stack",
    appliesTo: userType,
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV2_AWS_22"],
    why: "A password of one account is beside the company's own sign-in: it stays when a person leaves.",
    fix: "Remove the UserLoginProfile, and let people sign in through IAM Identity Center.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(user, { graph, report, unknown }) {
        const { resources, complete } = graph.referringTo(user, "user", profileType);
        for (const { name } of resources) report(`has a password for the console ("${name}")`);
        if (!complete) unknown("may be the user of a login profile whose user is not known yet");
    },
    examples: {
        passes: { "the user has no login profile": { robot: { type: userType } } },
        fails: {
            "the user has a login profile": {
                ann: { type: userType },
                profile: { type: profileType, props: { user: ref("ann", "name") } },
            },
            "the login profile names the user": {
                ann: { type: userType, props: { name: "ann" } },
                profile: { type: profileType, props: { user: "ann" } },
            },
        },
        unknown: {
            "the user of a login profile is not known yet": {
                ann: { type: userType },
                profile: { type: profileType, props: { user: unknownValue } },
            },
        },
    },
});
