import type { RoleArgs } from "@pulumi/aws/iam";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const inlineType = "aws:iam/rolePolicy:RolePolicy";
/** What a role lists exclusively, and the resources that add to the same beside it. */
const conflicts = [
    ["managedPolicyArns", attachmentType, "role"],
    ["managedPolicyArns", "aws:iam/policyAttachment:PolicyAttachment", "roles"],
    ["inlinePolicies", inlineType, "role"],
] as const;
const arn = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";

export default definePolicy<RoleArgs>({
    id: "iam-role-attachment-no-conflict",
    title: "The policies of a role are managed in one place",
    severity: "medium",
    scope: "stack",
    appliesTo: roleType,
    supports: ["A.3.2"],
    equivalents: ["awsguard:iamRoleNoPolicyManagementConflicts"],
    why:
        "A role that lists its policies takes away all others at each update: the two take turns, and permissions come " +
        "and go.",
    fix: "Remove managedPolicyArns or inlinePolicies from the role, or the resources beside it.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
    check(role, { graph, report, unknown }) {
        for (const [property, type, path] of conflicts) {
            if (!isSet(role.props, property)) continue;
            const { resources, complete } = graph.referringTo(role, path, type);
            for (const { name } of resources) report(`lists its policies, and "${name}" adds to them`, property);
            if (!complete) unknown("may be the role of a policy whose role is not known yet", property);
        }
    },
    examples: {
        passes: {
            "policies are attached beside the role": {
                app: { type: roleType },
                attachment: { type: attachmentType, props: { role: ref("app", "name"), policyArn: arn } },
            },
            "the role lists its policies": { app: { type: roleType, props: { managedPolicyArns: [arn] } } },
            "managed policies are listed, an inline one is beside": {
                app: { type: roleType, props: { managedPolicyArns: [arn] } },
                inline: { type: inlineType, props: { role: ref("app"), policy: "{}" } },
            },
        },
        fails: {
            "managed policies are both listed and attached": {
                app: { type: roleType, props: { managedPolicyArns: [arn] } },
                attachment: { type: attachmentType, props: { role: ref("app", "name"), policyArn: arn } },
            },
            "inline policies are both listed and beside, by name": {
                app: { type: roleType, props: { name: "app", inlinePolicies: [{ name: "a", policy: "{}" }] } },
                inline: { type: inlineType, props: { role: "app", policy: "{}" } },
            },
        },
        unknown: {
            "the role of an attachment is not known yet": {
                app: { type: roleType, props: { managedPolicyArns: [arn] } },
                attachment: { type: attachmentType, props: { role: unknownValue, policyArn: arn } },
            },
        },
    },
});
