import { accessOf, isIncomplete, principalTypes } from "../../iam";
import type { PrincipalAccess } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";

const [roleType, userType, groupType] = principalTypes;
const policyType = "aws:iam/policy:Policy";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

const documentOf = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const allowAll = { Effect: "Allow", Action: "*", Resource: "*" };

/** A role that is an administrator, but for the boundary that the document makes. */
function boundedBy(statement: object): StackExample {
    return {
        boundary: { type: policyType, props: { policy: documentOf(statement) } },
        role: {
            type: roleType,
            props: { managedPolicyArns: [administrator], permissionsBoundary: ref("boundary", "arn") },
        },
    };
}

/** A user who is in a group that has what is given. */
function inGroup(props: Readonly<Record<string, unknown>>): StackExample {
    return {
        ann: { type: userType, props: { name: "ann" } },
        admins: { type: groupType, props: { name: "admins" } },
        membership: {
            type: "aws:iam/userGroupMembership:UserGroupMembership",
            props: { user: "ann", groups: ["admins"] },
        },
        gives: { type: "aws:iam/groupPolicy:GroupPolicy", props: { group: "admins", ...props } },
    };
}

export default definePolicy({
    id: "iam-no-effective-admin",
    title: "Nobody is an administrator by all policies together",
    severity: "high",
    scope: "stack",
    appliesTo: principalTypes,
    supports: ["A.3.2", "A.9.4"],
    why:
        "What one policy alone does not give, several do: a half from a group, a half from an attachment. Whoever gets hold " +
        "of such a role or user has the whole account.",
    fix: "Take away policies, or set a permissions boundary that leaves out what is not needed.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
    check(principal, { graph, report, unknown, notApplicable }) {
        const { grants, isAdministrator } = graph.once(accessOf).get(principal.urn) as PrincipalAccess;
        if (grants.documents.length === 0) notApplicable();
        const origins = [...new Set(grants.documents.map(({ origin }) => origin))].join(", ");
        if (isAdministrator === "yes") report(`is an administrator of the account, by ${origins}`);
        if (isAdministrator !== "unknown") return;
        const unread = grants.documents.filter(({ document }) => isIncomplete(document));
        const open = unread.length > 0 ? unread : grants.documents;
        unknown(`may be an administrator, by ${[...new Set(open.map(({ origin }) => origin))].join(", ")}`);
    },
    examples: {
        passes: {
            "everything is allowed, and everything denied again": {
                role: {
                    type: roleType,
                    props: {
                        managedPolicyArns: [administrator],
                        inlinePolicies: [
                            {
                                policy: documentOf({
                                    Effect: "Deny",
                                    NotAction: "ec2:DescribeInstances",
                                    Resource: "*",
                                }),
                            },
                        ],
                    },
                },
            },
            "the permissions boundary allows one service": boundedBy({
                Effect: "Allow",
                Action: "s3:*",
                Resource: "*",
            }),
            "the permissions boundary leaves everything out": boundedBy({
                Effect: "Allow",
                NotAction: "*",
                Resource: "*",
            }),
            "a policy of AWS is attached that is for one service": {
                role: {
                    type: roleType,
                    props: { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess"] },
                },
            },
            "the group may do one thing": inGroup({
                policy: documentOf({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" }),
            }),
        },
        fails: {
            "a policy of AWS makes an administrator": {
                role: { type: roleType },
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: ref("role", "name"), policyArn: administrator },
                },
            },
            "two policies, each with a part of the services, do so together": {
                ann: { type: userType, props: { name: "ann" } },
                one: {
                    type: policyType,
                    props: { policy: documentOf({ Effect: "Allow", Action: "iam:*", Resource: "*" }) },
                },
                other: {
                    type: policyType,
                    props: { policy: documentOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }) },
                },
                first: {
                    type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
                    props: { user: "ann", policyArn: ref("one", "arn") },
                },
                second: {
                    type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
                    props: { user: "ann", policyArn: ref("other", "arn") },
                },
            },
            "a user is one by a group": inGroup({ policy: documentOf(allowAll) }),
            "the boundary leaves next to nothing out": boundedBy({
                Effect: "Allow",
                NotAction: "aws-portal:*",
                Resource: "*",
            }),
        },
        unknown: {
            "the policy is not known yet": {
                role: { type: roleType, props: { inlinePolicies: [{ policy: unknownValue }] } },
            },
            "a policy is attached that is not part of the stack": {
                role: { type: roleType, props: { managedPolicyArns: ["arn:aws:iam::111122223333:policy/elsewhere"] } },
            },
        },
        notApplicable: {
            "a role has no policies": { role: { type: roleType } },
        },
    },
});
