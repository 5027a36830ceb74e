import type { AgentcoreResourcePolicyArgs } from "@pulumi/aws/bedrock";

import { documentOf, namesOf, selectionCovers } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { resourcePolicyType } from "../../services/agentcore";

const invoke = {
    Effect: "Allow",
    Principal: "*",
    Action: "bedrock-agentcore:InvokeAgentRuntime",
    Resource: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:runtime/claims-a1b2c3d4e5",
    Condition: { StringEquals: { "aws:SourceVpc": "vpc-0123456789abcdef0" } },
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<AgentcoreResourcePolicyArgs>({
    id: "agentcore-resource-policy-actions",
    title: "Resource policies of agents and gateways name what callers may do",
    severity: "medium",
    appliesTo: resourcePolicyType,
    supports: ["A.9.4"],
    why: "Callers invoke an agent; with every action they change its code and its role as well, stop the sessions of others, or delete it.",
    fix: "Name the action that callers need, e.g. bedrock-agentcore:InvokeAgentRuntime, in Action.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/resource-based-policies.html",
    check(props, { report, unknown, notApplicable }) {
        const document = documentOf(props, "policy");
        if (!document) return notApplicable();
        const granting = document.statements
            .filter(({ effect }) => effect !== "Deny")
            .map((statement) => ({
                statement,
                verdict: statement.actions.negated
                    ? ("yes" as const)
                    : selectionCovers(statement.actions, "bedrock-agentcore:?*"),
            }));
        const wrong = granting.filter(({ statement, verdict }) => statement.effect === "Allow" && verdict === "yes");
        if (wrong.length > 0) {
            report(`lets callers do everything (${namesOf(wrong.map(({ statement }) => statement))})`, "policy");
        }
        const isOpen = granting.some((one) => one.verdict !== "no" && !wrong.includes(one));
        if (document.unknown || document.problems.length > 0 || isOpen) {
            unknown("has a policy that is not known in full yet", "policy");
        }
    },
    examples: {
        passes: {
            "the action is named": policyOf(invoke),
            "everything is denied to those from elsewhere": policyOf(invoke, {
                ...invoke,
                Effect: "Deny",
                Action: "*",
                Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-0123456789abcdef0" } },
            }),
        },
        fails: {
            "every action is allowed": policyOf({ ...invoke, Action: "*" }),
            "every action of the service is allowed to a role": policyOf({
                ...invoke,
                Principal: { AWS: "arn:aws:iam::111122223333:role/claims-app" },
                Action: "bedrock-agentcore:*",
            }),
            "all actions but one are allowed": policyOf({
                ...invoke,
                Action: undefined,
                NotAction: "bedrock-agentcore:DeleteAgentRuntime",
            }),
        },
        unknown: {
            "the policy is not known yet": { policy: unknownValue },
            "the action is not known yet": { policy: { Statement: { ...invoke, Action: unknownValue } } as never },
        },
        notApplicable: { "there is no document": {} },
    },
});
