import { allOf, anyOf, namesOf, selectionMeets } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { modelCalls } from "../../services/bedrock-models";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const changes = [
    "bedrock:updateguardrail",
    "bedrock:deleteguardrail",
    "bedrock:putenforcedguardrailconfiguration",
    "bedrock:deleteenforcedguardrailconfiguration",
    "bedrock:putmodelinvocationloggingconfiguration",
    "bedrock:deletemodelinvocationloggingconfiguration",
];

const call = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" };

function policyOf(...statements: object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) };
}

function allowsSome(statement: Statement, actions: readonly string[]): Truth {
    if (statement.effect === "Deny") return "no";
    return allOf([
        statement.effect === undefined ? "unknown" : "yes",
        anyOf(actions.map((action) => selectionMeets(statement.actions, action))),
    ]);
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-callers-cannot-change-guardrails",
    title: "Who calls models cannot change guardrails or the logging of calls",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.6.2.8"],
    why: "A guardrail and a log hold somebody only if that somebody cannot switch them off. An application that is taken over does that first, when its role lets it.",
    fix: "Give the permissions on guardrails and on invocation logging to a role of their own, and leave calls of models out of it.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions.html",
    check(props, context) {
        eachIdentityPolicy(props, context, ({ statements }, path) => {
            const calls = statements.map((statement) => allowsSome(statement, modelCalls));
            const changing = statements.map((statement) => ({ statement, verdict: allowsSome(statement, changes) }));
            const verdict = allOf([anyOf(calls), anyOf(changing.map((one) => one.verdict))]);
            const message = "allows to call models, and to change what should hold and record the calls";
            const by = changing.filter((one) => one.verdict !== "no").map(({ statement }) => statement);
            if (verdict === "yes") context.report(`${message} (${namesOf(by)})`, path);
            if (verdict === "unknown") {
                context.unknown(`may, by what is not known yet: ${message} (${namesOf(by)})`, path);
            }
        });
    },
    examples: {
        passes: {
            "models may be called, and guardrails applied": policyOf(call, {
                Effect: "Allow",
                Action: ["bedrock:ApplyGuardrail", "bedrock:GetGuardrail"],
                Resource: "*",
            }),
            "guardrails may be changed, and no model called": policyOf({
                Effect: "Allow",
                Action: ["bedrock:CreateGuardrail", "bedrock:UpdateGuardrail", "bedrock:DeleteGuardrail"],
                Resource: "*",
            }),
        },
        fails: {
            "everything is allowed": policyOf({ Effect: "Allow", Action: "bedrock:*", Resource: "*" }),
            "one statement allows calls, and another to delete guardrails": policyOf(call, {
                Effect: "Allow",
                Action: "bedrock:*Guardrail",
                Resource: "*",
            }),
            "the logging of calls may be switched off": policyOf({
                ...call,
                Action: ["bedrock:InvokeModel", "bedrock:DeleteModelInvocationLoggingConfiguration"],
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "an action is not known yet": {
                policy: { Statement: [call, { ...call, Action: unknownValue }] } as never,
            },
        },
    },
});
