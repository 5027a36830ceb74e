import type { UserArgs } from "@pulumi/aws/iam";

import { definePolicy, ref, unknownValue } from "../../policy";

const userType = "aws:iam/user:User";
const attachmentType = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
/** The resources that give a user permissions, and the property that names the user. */
const givers: readonly (readonly [type: string, path: string])[] = [
    ["aws:iam/userPolicy:UserPolicy", "user"],
    [attachmentType, "user"],
    ["aws:iam/policyAttachment:PolicyAttachment", "users"],
    ["aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "userName"],
];
const policyArn = "arn:aws:iam::111122223333:policy/read-models";

export default definePolicy<UserArgs>({
    id: "iam-policies-not-on-users",
    title: "Users get their permissions from groups",
    severity: "medium",
    scope: "stack",
    appliesTo: userType,
    supports: ["A.3.2"],
    equivalents: [
        "checkov:CKV_AWS_40",
        "cdk-nag:IAMUserNoPolicies",
        "fsbp:IAM.2",
        "pulumi:aws-iam-policy-attachment-only-attachment-through-groups",
        "pulumi:aws-iam-user-policy-attachment-only-attachment-through-groups",
    ],
    why: "Permissions that hang on single people stay when their work changes, and nobody sees them side by side.",
    fix: "Attach the policy to a Group and put the user in it with a UserGroupMembership, or use a role.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(user, { graph, report, unknown }) {
        for (const [type, path] of givers) {
            const { resources, complete } = graph.referringTo(user, path, type);
            for (const { name } of resources) report(`has permissions of its own ("${name}")`);
            if (!complete) unknown("may be the user of a policy whose user is not known yet");
        }
    },
    examples: {
        passes: {
            "the policy is attached to a group": {
                ann: { type: userType },
                readers: { type: "aws:iam/group:Group" },
                attachment: {
                    type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                    props: { group: ref("readers", "name"), policyArn },
                },
            },
            "the policy is another user's, by name": {
                ann: { type: userType, props: { name: "ann" } },
                attachment: { type: attachmentType, props: { user: "bob", policyArn } },
            },
        },
        fails: {
            "a policy is attached to the user": {
                ann: { type: userType },
                attachment: { type: attachmentType, props: { user: ref("ann", "name"), policyArn } },
            },
            "a policy is attached to a list of users, by name": {
                ann: { type: userType, props: { name: "ann" } },
                attachment: {
                    type: "aws:iam/policyAttachment:PolicyAttachment",
                    props: { users: ["bob", "ann"], policyArn },
                },
            },
            "the user has an inline policy": {
                ann: { type: userType },
                inline: { type: "aws:iam/userPolicy:UserPolicy", props: { user: ref("ann", "name"), policy: "{}" } },
            },
        },
        unknown: {
            "the user of an attachment is not known yet": {
                ann: { type: userType },
                attachment: { type: attachmentType, props: { user: unknownValue, policyArn } },
            },
        },
    },
});
