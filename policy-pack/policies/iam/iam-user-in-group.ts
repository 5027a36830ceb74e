import type { UserArgs } from "@pulumi/aws/iam";

import { definePolicy, ref, unknownValue } from "../../policy";

const userType = "aws:iam/user:User";
const groupType = "aws:iam/group:Group";
const groupsOfUserType = "aws:iam/userGroupMembership:UserGroupMembership";
const usersOfGroupType = "aws:iam/groupMembership:GroupMembership";

export default definePolicy<UserArgs>({
    id: "iam-user-in-group",
    title: "Every user is in a group",
    severity: "low",
    scope: "stack",
    appliesTo: userType,
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV2_AWS_21", "cdk-nag:IAMUserGroupMembership"],
    why: "A group says what a user is for; permissions of users outside groups are lost from sight.",
    fix: "Add a UserGroupMembership for the user.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
    check(user, { graph, report, unknown }) {
        const memberships = [
            graph.referringTo(user, "user", groupsOfUserType),
            graph.referringTo(user, "users", usersOfGroupType),
        ];
        if (memberships.some(({ resources }) => resources.length > 0)) return;
        if (memberships.every(({ complete }) => complete)) report("is in no group");
        else unknown("may be in a group whose users are not known yet");
    },
    examples: {
        passes: {
            "the user's membership names the user": {
                ann: { type: userType, props: { name: "ann" } },
                membership: { type: groupsOfUserType, props: { user: "ann", groups: ["readers"] } },
            },
            "the group's membership lists the user": {
                ann: { type: userType },
                readers: { type: groupType },
                membership: {
                    type: usersOfGroupType,
                    props: { group: ref("readers", "name"), users: [ref("ann", "name")] },
                },
            },
        },
        fails: {
            "the user is in no group": { ann: { type: userType } },
            "another user is in a group": {
                ann: { type: userType },
                bob: { type: userType },
                membership: { type: groupsOfUserType, props: { user: ref("bob", "name"), groups: ["readers"] } },
            },
        },
        unknown: {
            "the user of a membership is not known yet": {
                ann: { type: userType },
                membership: { type: groupsOfUserType, props: { user: unknownValue, groups: ["readers"] } },
            },
        },
    },
});
