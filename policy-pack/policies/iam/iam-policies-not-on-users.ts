import type { UserArgs } from "@pulumi/aws/iam";

import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";

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

/** What a giver names its users by. */
interface GiverArgs {
    readonly user?: string;
    readonly users?: readonly string[];
    readonly userName?: string;
}

export default definePolicy<UserArgs & GiverArgs>({
    id: "iam-policies-not-on-users",
    title: "Users get their permissions from groups",
    severity: "medium",
    scope: "stack",
    appliesTo: [userType, ...givers.map(([type]) => type)],
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
    check(user, { graph, report, unknown, notApplicable }) {
        const giver = givers.find(([type]) => type === user.type);
        if (giver) {
            const path = giver[1] as keyof GiverArgs;
            if (!isSet(user.props, path)) return;
            // A user of the stack is asked himself.
            if (graph.referredToBy(user, path, userType).resources.length > 0) notApplicable();
            // Whoever it will be, it is a user; a list that is not known yet may be empty.
            if (path === "users" && isUnknown(user.props, path)) return unknown("is not known yet", path);
            return report("gives permissions to a single user", path);
        }
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
            "the policy is attached to a role, in a list": {
                ann: { type: userType, props: { name: "ann" } },
                attachment: {
                    type: "aws:iam/policyAttachment:PolicyAttachment",
                    props: { roles: ["serving"], policyArn },
                },
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
            "a policy is attached to a user that another stack holds": {
                attachment: { type: attachmentType, props: { user: "bob", policyArn } },
            },
            "a policy is attached to a user that is not known yet": {
                attachment: { type: attachmentType, props: { user: unknownValue, policyArn } },
            },
            "the user has an inline policy": {
                ann: { type: userType },
                inline: { type: "aws:iam/userPolicy:UserPolicy", props: { user: ref("ann", "name"), policy: "{}" } },
            },
        },
        unknown: {
            "the users of an attachment are not known yet": {
                ann: { type: userType },
                attachment: {
                    type: "aws:iam/policyAttachment:PolicyAttachment",
                    props: { users: unknownValue, policyArn },
                },
            },
        },
    },
});
