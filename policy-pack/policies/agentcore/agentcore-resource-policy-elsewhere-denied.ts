import type { AgentcoreResourcePolicyArgs } from "@pulumi/aws/bedrock";

import { allOf, anyOf, asksFor, documentOf, includesEveryone, namesOf, selectionCovers } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { resourcePolicyType } from "../../services/agentcore";

const network = /^aws:(sourcevpc|sourcevpce|sourceip|vpcsourceip)$/;

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

const elsewhere = {
    ...invoke,
    Effect: "Deny",
    Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-0123456789abcdef0" } },
};

/** Whether a statement denies everyone, by where a request comes from, an action that another one allows by it. */
function denies({ effect, principals, actions, conditions }: Statement, allowance: Statement): Truth {
    if (effect === "Allow") return "no";
    return allOf([
        effect === undefined ? "unknown" : "yes",
        principals?.negated ? "no" : includesEveryone(principals),
        conditions.some(({ key, operator }) => network.test(key) && operator.includes("not")) ? "yes" : "no",
        allOf(allowance.actions.patterns.map((action) => selectionCovers(actions, action))),
    ]);
}

export default definePolicy<AgentcoreResourcePolicyArgs>({
    id: "agentcore-resource-policy-elsewhere-denied",
    title: "Policies that let callers of a network in refuse those from elsewhere",
    severity: "low",
    appliesTo: resourcePolicyType,
    supports: ["A.6.2.5", "A.9.4"],
    why:
        "Identities of the account whose own policy allows it invoke an agent without being let in by its policy: from " +
        "wherever they come, unless that is denied.",
    fix: "Add a Deny for Principal * of the same action on the condition StringNotEquals that aws:SourceVpc is the network's.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/resource-based-policies.html",
    check(props, { report, unknown, notApplicable }) {
        const document = documentOf(props, "policy");
        if (!document) return notApplicable();
        const { statements } = document;
        const allowances = statements
            .filter((statement) => statement.effect === "Allow" && asksFor(statement, network))
            .map((statement) => ({ statement, verdict: anyOf(statements.map((other) => denies(other, statement))) }));
        const isRead = !document.unknown && document.problems.length === 0;
        if (allowances.length === 0 && isRead && !statements.some(({ unknownConditions }) => unknownConditions)) {
            notApplicable();
        }
        const open = allowances.filter(({ verdict }) => verdict === "no").map(({ statement }) => statement);
        if (open.length > 0 && isRead) {
            report(`lets callers of a network in, and does not refuse others (${namesOf(open)})`, "policy");
        } else if (!isRead || allowances.length === 0 || allowances.some(({ verdict }) => verdict === "unknown")) {
            unknown("has a policy that is not known in full yet", "policy");
        }
    },
    examples: {
        passes: {
            "what comes from elsewhere is denied": policyOf(invoke, elsewhere),
            "every action is denied to what comes from elsewhere": policyOf(invoke, { ...elsewhere, Action: "*" }),
        },
        fails: {
            "nothing is denied": policyOf(invoke),
            "another action is denied": policyOf(invoke, {
                ...elsewhere,
                Action: "bedrock-agentcore:DeleteAgentRuntime",
            }),
            "plain HTTP is denied": policyOf(invoke, {
                ...elsewhere,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        },
        unknown: {
            "the policy is not known yet": { policy: unknownValue },
            "whether it denies is not known yet": {
                policy: { Statement: [invoke, { ...elsewhere, Effect: unknownValue }] } as never,
            },
        },
        notApplicable: {
            "there is no document": {},
            "the policy is about no network": policyOf({
                ...invoke,
                Principal: { AWS: "arn:aws:iam::111122223333:role/claims-app" },
                Condition: undefined,
            }),
        },
    },
});
