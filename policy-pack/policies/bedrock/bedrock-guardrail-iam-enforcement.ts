import { allOf, anyOf, namesOf, not, selectionCovers, selectionMeets } from "../../iam";
import type { PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import type { ResourceView, StackExample } from "../../policy";
import { belongsToBedrock, modelCalls, namesModelsWithoutGuardrails } from "../../services/bedrock-models";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const model = "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0";
const guardrail = "arn:aws:bedrock:eu-west-1:111122223333:guardrail/a1b2c3d4e5f6:1";
const allow = {
    Effect: "Allow",
    Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    Resource: model,
};

const [policyType, rolePolicyType] = identityPolicyTypes;

function documentOf(...statements: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function policyOf(...statements: object[]): StackExample {
    return { policy: { type: policyType, props: { policy: documentOf(...statements) } } };
}

/** A role that a service takes, with an inline policy that lets it call a model. */
function roleOf(service: string): StackExample {
    const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
    return {
        role: { type: "aws:iam/role:Role", props: { assumeRolePolicy: documentOf(trust) } },
        policy: { type: rolePolicyType, props: { role: ref("role"), policy: documentOf(allow) } },
    };
}

const key = "bedrock:guardrailidentifier";
const anyModel = "arn:aws:bedrock:*::foundation-model/*";

/** Whether a statement holds only for requests that name a guardrail. */
function asksForGuardrail({ conditions, unknownConditions }: Statement): Truth {
    const asks = conditions.some(
        (condition) =>
            condition.key === key &&
            !condition.ifExists &&
            condition.qualifier !== "forallvalues" &&
            (/^(string|arn)(equals|like|equalsignorecase)$/.test(condition.operator) ||
                (condition.operator === "null" && condition.values.every((value) => value === "false"))),
    );
    return asks ? "yes" : unknownConditions ? "unknown" : "no";
}

/** Whether a statement holds for every request that names no guardrail, and for nothing that could be said against it. */
function meansMissingGuardrail({ conditions, unknownConditions }: Statement): Truth {
    const means = conditions.every(
        (condition) =>
            condition.key === key &&
            (/^(string|arn)not(equals|like|equalsignorecase)$/.test(condition.operator) ||
                (condition.operator === "null" && condition.values.every((value) => value === "true"))),
    );
    return !means || conditions.length === 0 ? "no" : unknownConditions ? "unknown" : "yes";
}

/**
 * Whether the document itself denies what a statement allows, where no guardrail is named. A call through an inference
 * profile takes the permission on the model behind it as well, so it is enough to deny that.
 */
function isDenied({ statements }: PolicyDocument, { actions, resources }: Statement): Truth {
    const denials = statements.filter(({ effect }) => effect === "Deny");
    const patterns = resources.negated || resources.unknown ? ["*"] : resources.patterns;
    return allOf(
        modelCalls
            .filter((action) => selectionMeets(actions, action) !== "no")
            .flatMap((action) =>
                patterns.map((pattern) =>
                    anyOf(
                        denials.map((denial) =>
                            allOf([
                                selectionCovers(denial.actions, action),
                                /:(application-)?inference-profile\//.test(pattern)
                                    ? selectionMeets(denial.resources, anyModel)
                                    : selectionCovers(denial.resources, pattern),
                                meansMissingGuardrail(denial),
                            ]),
                        ),
                    ),
                ),
            ),
    );
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-guardrail-iam-enforcement",
    title: "Models may be called with a guardrail only",
    severity: "medium",
    scope: "stack",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:BR-10"],
    why: "A guardrail works on a call that names it; whoever leaves the parameter out calls the same model without it. The key bedrock:GuardrailIdentifier makes the permission depend on it.",
    fix: "Add to the Allow a condition StringEquals on bedrock:GuardrailIdentifier with the ARN of the guardrail, or to the document a Deny with StringNotEquals. Models that only embed or rank, and roles that Amazon Bedrock itself takes, are not asked about.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html",
    check(holder, context) {
        // Agents, knowledge bases and evaluation jobs apply a guardrail, or none, on their own, and fail where each call needs one.
        if (belongsToBedrock(holder as ResourceView, context.graph)) context.notApplicable();
        eachIdentityPolicy(holder.props, context, (document, path) => {
            const judged = document.statements
                .filter(({ effect }) => effect !== "Deny")
                .map((statement) => ({
                    statement,
                    verdict: allOf([
                        statement.effect === undefined ? "unknown" : "yes",
                        anyOf(modelCalls.map((action) => selectionMeets(statement.actions, action))),
                        not(namesModelsWithoutGuardrails(statement)),
                        not(asksForGuardrail(statement)),
                        not(isDenied(document, statement)),
                    ]),
                }));
            const open = judged.filter(({ verdict }) => verdict === "unknown").map(({ statement }) => statement);
            const wrong = judged.filter(({ verdict }) => verdict === "yes").map(({ statement }) => statement);
            const message = "allows to call models without a guardrail";
            if (wrong.length > 0) context.report(`${message} (${namesOf(wrong)})`, path);
            else if (open.length > 0) {
                context.unknown(`may, by what is not known yet: ${message} (${namesOf(open)})`, path);
            }
        });
    },
    examples: {
        passes: {
            "the permission asks for a guardrail": policyOf({
                ...allow,
                Condition: { StringEquals: { "bedrock:GuardrailIdentifier": guardrail } },
            }),
            "the permission asks for any guardrail": policyOf({
                ...allow,
                Condition: { Null: { "bedrock:GuardrailIdentifier": "false" } },
            }),
            "calls without the guardrail are denied": policyOf(allow, {
                Effect: "Deny",
                Action: allow.Action,
                Resource: "*",
                Condition: { StringNotEquals: { "bedrock:GuardrailIdentifier": guardrail } },
            }),
            "calls of the same models without the guardrail are denied": policyOf(
                { ...allow, Resource: [model, "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.*"] },
                {
                    Effect: "Deny",
                    Action: "bedrock:Invoke*",
                    Resource: "arn:aws:bedrock:eu-west-1::foundation-model/*",
                    Condition: { StringNotEquals: { "bedrock:GuardrailIdentifier": guardrail } },
                },
            ),
            "the model only embeds": policyOf({
                ...allow,
                Resource: "arn:aws:bedrock:*::foundation-model/amazon.titan-embed-text-v2:0",
            }),
            "no model may be called": policyOf({ Effect: "Allow", Action: "bedrock:List*", Resource: "*" }),
        },
        fails: {
            "nothing is asked": policyOf(allow),
            "nothing is asked of the role of a function": roleOf("lambda.amazonaws.com"),
            "all actions are allowed": policyOf({ Effect: "Allow", Action: "bedrock:*", Resource: "*" }),
            "the condition holds for calls without a guardrail as well": policyOf({
                ...allow,
                Condition: { StringEqualsIfExists: { "bedrock:GuardrailIdentifier": guardrail } },
            }),
            "the condition is about something else": policyOf({
                ...allow,
                Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
            }),
            "calls of other models without a guardrail are denied": policyOf(allow, {
                Effect: "Deny",
                Action: allow.Action,
                Resource: "arn:aws:bedrock:us-east-1::foundation-model/*",
                Condition: { StringNotEquals: { "bedrock:GuardrailIdentifier": guardrail } },
            }),
            "only one of the two ways to call is denied": policyOf(allow, {
                Effect: "Deny",
                Action: "bedrock:InvokeModel",
                Resource: "*",
                Condition: { StringNotEquals: { "bedrock:GuardrailIdentifier": guardrail } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: { type: policyType, props: { policy: unknownValue } } },
            "the condition is not known yet": {
                policy: { type: policyType, props: { policy: { Statement: { ...allow, Condition: unknownValue } } } },
            },
        },
        notApplicable: {
            "the role is one that Amazon Bedrock takes, for an agent or an evaluation": roleOf("bedrock.amazonaws.com"),
        },
    },
});
