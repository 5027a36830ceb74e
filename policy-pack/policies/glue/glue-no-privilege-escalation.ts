import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { escalationTypes, reportEscalation } from "../../services/escalation";
import type { IdentityPolicyArgs } from "../../services/iam";

const roleType = "aws:iam/role:Role";
const roleWith = (...Statement: readonly object[]): StackExample => ({
    role: {
        type: roleType,
        props: { inlinePolicies: [{ name: "app", policy: JSON.stringify({ Version: "2012-10-17", Statement }) }] },
    },
});

export default definePolicy<IdentityPolicyArgs>({
    id: "glue-no-privilege-escalation",
    title: "Nobody can take the permissions of another role by way of Glue",
    severity: "high",
    scope: "stack",
    appliesTo: escalationTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: [
        "kics:role_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint",
        "kics:role_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint",
    ],
    why:
        "Development endpoints, jobs and sessions run code of one's own with a role: who may start one with any role, or sign " +
        "in to one that is there, has what that role has.",
    fix:
        "Name in Resource the jobs and endpoints that are meant, and bind iam:PassRole to the one role that Glue needs, on the " +
        "condition that iam:PassedToService is glue.amazonaws.com.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/security_iam_id-based-policy-examples.html",
    check: (resource, context) => reportEscalation(resource, context, ({ id }) => id.startsWith("glue-")),
    examples: {
        passes: {
            "tables are read": roleWith({ Effect: "Allow", Action: "glue:GetTable", Resource: "*" }),
            "one role can be passed to Glue": roleWith(
                { Effect: "Allow", Action: ["glue:CreateJob", "glue:StartJobRun"], Resource: "*" },
                {
                    Effect: "Allow",
                    Action: "iam:PassRole",
                    Resource: "arn:aws:iam::111122223333:role/prepare",
                    Condition: { StringEquals: { "iam:PassedToService": "glue.amazonaws.com" } },
                },
            ),
            "one development endpoint can be changed": roleWith({
                Effect: "Allow",
                Action: "glue:UpdateDevEndpoint",
                Resource: "arn:aws:glue:eu-central-1:111122223333:devEndpoint/notebook",
            }),
        },
        fails: {
            "every development endpoint can be changed": roleWith({
                Effect: "Allow",
                Action: "glue:UpdateDevEndpoint",
                Resource: "*",
            }),
            "any role can be passed to a new development endpoint, by two policies together": {
                role: { type: roleType },
                pass: {
                    type: "aws:iam/rolePolicy:RolePolicy",
                    props: {
                        role: ref("role"),
                        policy: JSON.stringify({
                            Version: "2012-10-17",
                            Statement: [{ Effect: "Allow", Action: "iam:PassRole", Resource: "*" }],
                        }),
                    },
                },
                develop: {
                    type: "aws:iam/rolePolicy:RolePolicy",
                    props: {
                        role: ref("role"),
                        policy: JSON.stringify({
                            Version: "2012-10-17",
                            Statement: [{ Effect: "Allow", Action: "glue:CreateDevEndpoint", Resource: "*" }],
                        }),
                    },
                },
            },
        },
        unknown: {
            "an inline policy is not known yet": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "app", policy: unknownValue }] } },
            },
        },
        notApplicable: { "a role has no permissions": { role: { type: roleType } } },
    },
});
