import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { escalationTypes, reportEscalation } from "../../services/escalation";
import type { IdentityPolicyArgs } from "../../services/iam";

const roleType = "aws:iam/role:Role";
const policyType = "aws:iam/policy:Policy";
const inlineType = "aws:iam/rolePolicy:RolePolicy";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

function document(...Statement: readonly object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

/** A role with an inline policy of these statements. */
function roleWith(...statements: readonly object[]): StackExample {
    return { role: { type: roleType, props: { inlinePolicies: [{ name: "app", policy: document(...statements) }] } } };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-privilege-escalation",
    title: "Nobody can give themselves more permissions",
    severity: "high",
    scope: "stack",
    appliesTo: escalationTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_110", "checkov:CKV_AWS_286"],
    why:
        "A few plain actions make an administrator of whoever has them: changing a policy, or starting a notebook, a job " +
        "or a function with a stronger role.",
    fix:
        "Name in Resource the roles, users, functions or notebooks that are meant; bind iam:PassRole to one role and, by " +
        "iam:PassedToService, to one service.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: (resource, context) => reportEscalation(resource, context),
    examples: {
        passes: {
            "the role reads data": roleWith({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
            "one role can be passed to one service": roleWith(
                { Effect: "Allow", Action: "sagemaker:CreateTrainingJob", Resource: "*" },
                {
                    Effect: "Allow",
                    Action: "iam:PassRole",
                    Resource: "arn:aws:iam::111122223333:role/training",
                    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
                },
            ),
            "users manage their own access keys": {
                policy: {
                    type: policyType,
                    props: {
                        policy: document({
                            Effect: "Allow",
                            Action: "iam:CreateAccessKey",
                            Resource: "arn:aws:iam::*:user/${aws:username}",
                        }),
                    },
                },
            },
            "what one policy gives is denied by another": {
                role: { type: roleType },
                gives: {
                    type: inlineType,
                    props: {
                        role: ref("role"),
                        policy: document({ Effect: "Allow", Action: "iam:*AccessKey*", Resource: "*" }),
                    },
                },
                denies: {
                    type: inlineType,
                    props: {
                        role: ref("role"),
                        policy: document({ Effect: "Deny", NotAction: "iam:List*", Resource: "*" }),
                    },
                },
            },
            "the permissions boundary does not allow it": {
                boundary: {
                    type: policyType,
                    props: { policy: document({ Effect: "Allow", Action: "s3:*", Resource: "*" }) },
                },
                role: {
                    type: roleType,
                    props: {
                        permissionsBoundary: ref("boundary", "arn"),
                        inlinePolicies: [
                            { policy: document({ Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" }) },
                        ],
                    },
                },
            },
            "a role that is no administrator can be taken on": {
                reader: {
                    type: roleType,
                    props: {
                        name: "reader",
                        assumeRolePolicy: document({
                            Effect: "Allow",
                            Principal: { AWS: "arn:aws:iam::111122223333:root" },
                            Action: "sts:AssumeRole",
                        }),
                        managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
                    },
                },
                role: {
                    type: roleType,
                    props: {
                        inlinePolicies: [
                            {
                                policy: document({
                                    Effect: "Allow",
                                    Action: "sts:AssumeRole",
                                    Resource: "arn:aws:iam::111122223333:role/reader",
                                }),
                            },
                        ],
                    },
                },
            },
            "the strong role that can be passed trusts another service": {
                admin: {
                    type: roleType,
                    props: {
                        name: "admin",
                        assumeRolePolicy: document({
                            Effect: "Allow",
                            Principal: { Service: "ec2.amazonaws.com" },
                            Action: "sts:AssumeRole",
                        }),
                        // Otherwise it would be reported itself.
                        inlinePolicies: [{ policy: document({ Effect: "Allow", Action: "s3:*", Resource: "*" }) }],
                    },
                },
                role: {
                    type: roleType,
                    props: {
                        inlinePolicies: [
                            {
                                policy: document(
                                    { Effect: "Allow", Action: "sagemaker:CreateTrainingJob", Resource: "*" },
                                    {
                                        Effect: "Allow",
                                        Action: "iam:PassRole",
                                        Resource: "arn:aws:iam::111122223333:role/admin",
                                    },
                                ),
                            },
                        ],
                    },
                },
            },
            "only one harmless policy can be attached": roleWith({
                Effect: "Allow",
                Action: "iam:AttachRolePolicy",
                Resource: "*",
                Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/read-models" } },
            }),
        },
        fails: {
            "policies can be rewritten": roleWith({
                Effect: "Allow",
                Action: "iam:CreatePolicyVersion",
                Resource: "*",
            }),
            "a wildcard does it": roleWith({
                Effect: "Allow",
                Action: "iam:Put*",
                Resource: "arn:aws:iam::111122223333:role/*",
            }),
            "any role can be passed to a training job, by two policies together": {
                role: { type: roleType },
                pass: {
                    type: inlineType,
                    props: {
                        role: ref("role"),
                        policy: document({ Effect: "Allow", Action: "iam:PassRole", Resource: "*" }),
                    },
                },
                train: {
                    type: policyType,
                    props: { policy: document({ Effect: "Allow", Action: "sagemaker:Create*", Resource: "*" }) },
                },
                attachment: {
                    type: attachmentType,
                    props: { role: ref("role", "name"), policyArn: ref("train", "arn") },
                },
            },
            "a policy that AWS manages does it": {
                role: { type: roleType },
                attachment: {
                    type: attachmentType,
                    props: {
                        role: ref("role", "name"),
                        policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
                    },
                },
            },
            "a user has it from a group": {
                ann: { type: "aws:iam/user:User" },
                admins: { type: "aws:iam/group:Group" },
                membership: {
                    type: "aws:iam/userGroupMembership:UserGroupMembership",
                    props: { user: ref("ann", "name"), groups: [ref("admins", "name")] },
                },
                policy: {
                    type: "aws:iam/groupPolicy:GroupPolicy",
                    props: {
                        group: ref("admins", "name"),
                        policy: document({ Effect: "Allow", Action: "iam:AddUserToGroup", Resource: "*" }),
                    },
                },
            },
            "any role can be passed to a new code interpreter": roleWith({
                Effect: "Allow",
                Action: ["iam:PassRole", "bedrock-agentcore:*"],
                Resource: "*",
            }),
            "a policy that nobody of the stack has yet would let every notebook be opened": {
                policy: {
                    type: policyType,
                    props: {
                        policy: document({ Effect: "Allow", Action: "sagemaker:CreatePresigned*", Resource: "*" }),
                    },
                },
            },
            "users can write inline policies of their own": {
                ann: { type: "aws:iam/user:User", props: { name: "ann" } },
                policy: {
                    type: "aws:iam/userPolicy:UserPolicy",
                    props: {
                        user: "ann",
                        policy: document({
                            Effect: "Allow",
                            Action: "iam:PutUserPolicy",
                            Resource: "arn:aws:iam::111122223333:user/${aws:username}",
                        }),
                    },
                },
            },
            "the policy that a role has can be rewritten by it": {
                role: { type: roleType },
                policy: {
                    type: policyType,
                    props: {
                        name: "versions",
                        policy: document({
                            Effect: "Allow",
                            Action: "iam:CreatePolicyVersion",
                            Resource: "arn:aws:iam::111122223333:policy/versions",
                        }),
                    },
                },
                attachment: {
                    type: attachmentType,
                    props: { role: ref("role", "name"), policyArn: ref("policy", "arn") },
                },
            },
        },
        unknown: {
            "an inline policy is not known yet": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "app", policy: unknownValue }] } },
            },
            "a policy is attached that is not part of the stack": {
                role: { type: roleType, props: { name: "app" } },
                attachment: {
                    type: attachmentType,
                    props: { role: "app", policyArn: "arn:aws:iam::111122223333:policy/elsewhere" },
                },
            },
        },
        notApplicable: {
            "a role has no permissions": { role: { type: roleType } },
        },
    },
});
