import { allOf, anyOf, selectionMeets } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { modelCalls } from "../../services/bedrock-models";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const limitingKeys = ["aws:requestedregion", "bedrock:inferenceprofilearn", "aws:sourcevpce", "aws:sourcevpc"];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

const anyRegion = {
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0",
};

/** Whether a resource pattern stands for models in every Region. */
function meansEveryRegion(pattern: string): boolean {
    const [, , service, region, , ...named] = pattern.split(":");
    if (/^\*+$/.test(pattern)) return true;
    if (region === undefined || !/^\*+$/.test(region)) return false;
    return (
        (service === "bedrock" || service === "*") && !/^(guardrail|agent|knowledge-base|flow)/.test(named.join(":"))
    );
}

function reachesEveryRegion({ resources }: Statement): Truth {
    if (resources.negated || resources.patterns.some(meansEveryRegion)) return "yes";
    return resources.unknown ? "unknown" : "no";
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-invoke-model-region-bound",
    title: "Calls of models are bound to Regions",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4", "A.10.3"],
    why: "A model's ARN with * for the Region is the same model anywhere: prompts may be sent to any Region, past the logging and the guardrails, which are set up in one. Cross-Region inference needs such ARNs, but not without a condition on its profile.",
    fix: "Name the Region in the ARN, or add a condition on bedrock:InferenceProfileArn or aws:RequestedRegion.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => {
                const isLimited = statement.conditions.some(
                    ({ key, operator, values }) =>
                        limitingKeys.includes(key) && !operator.includes("not") && !values.includes("*"),
                );
                if (isLimited) return "no";
                return allOf([
                    anyOf(modelCalls.map((action) => selectionMeets(statement.actions, action))),
                    reachesEveryRegion(statement),
                    statement.unknownConditions ? "unknown" : "yes",
                ]);
            },
            "allows to call models in every Region",
        );
    },
    examples: {
        passes: {
            "the Region is named": policyOf({
                ...anyRegion,
                Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
            }),
            "the condition names an inference profile": policyOf({
                ...anyRegion,
                Condition: {
                    StringLike: {
                        "bedrock:InferenceProfileArn":
                            "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0",
                    },
                },
            }),
            "the condition names Regions": policyOf({
                ...anyRegion,
                Resource: "*",
                Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } },
            }),
            "no model may be called": policyOf({ ...anyRegion, Action: "bedrock:GetFoundationModel" }),
        },
        fails: {
            "the Region is left open": policyOf(anyRegion),
            "everything is meant": policyOf({ ...anyRegion, Resource: "*" }),
            "the condition leaves out one Region only": policyOf({
                ...anyRegion,
                Condition: { StringNotEquals: { "aws:RequestedRegion": "us-east-1" } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { ...anyRegion, Resource: unknownValue } } as never,
            },
        },
    },
});
