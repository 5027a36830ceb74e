import type { Statement } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances, takesInOnEvery } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const invocations = ["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream"];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

/** Whether a condition lets calls through that come by way of named inference profiles only. */
function namesProfiles({ conditions }: Statement): boolean {
    return conditions.some(
        ({ key, operator, ifExists, values }) =>
            key === "bedrock:inferenceprofilearn" &&
            !ifExists &&
            /^(string|arn)(equals|like)$/.test(operator) &&
            values.every((value) => !/(^|[:/])\*$/.test(value)),
    );
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-invoke-model-scoped",
    title: "Calls of Amazon Bedrock are bound to named models",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4", "A.10.3"],
    why: "Whoever may call every model may call those that nobody approved, at any price and in any region.",
    fix: "Name in Resource the ARNs of the approved foundation models and inference profiles.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) =>
                namesProfiles(statement) ? "no" : takesInOnEvery(statement, invocations, "bedrock", "foundation-model"),
            "can call every model of Amazon Bedrock",
        );
    },
    examples: {
        passes: {
            "one model is named": policyOf({
                Effect: "Allow",
                Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
            }),
            "the models of one maker are named": policyOf({
                Effect: "Allow",
                Action: "bedrock:InvokeModel*",
                Resource: "arn:aws:bedrock:*::foundation-model/amazon.*",
            }),
            "every model is meant that a named inference profile leads to": policyOf({
                Effect: "Allow",
                Action: "bedrock:InvokeModel",
                Resource: "arn:aws:bedrock:*::foundation-model/*",
                Condition: {
                    StringLike: {
                        "bedrock:InferenceProfileArn":
                            "arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/a1b2c3d4e5f6",
                    },
                },
            }),
            "models may be listed": policyOf({ Effect: "Allow", Action: "bedrock:List*", Resource: "*" }),
        },
        fails: {
            "every resource is meant": policyOf({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }),
            "a condition means every inference profile": policyOf({
                Effect: "Allow",
                Action: "bedrock:InvokeModel",
                Resource: "*",
                Condition: {
                    StringLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:inference-profile/*" },
                },
            }),
            "every foundation model is meant": policyOf({
                Effect: "Allow",
                Action: "bedrock:Invoke*",
                Resource: "arn:aws:bedrock:*::foundation-model/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the model is not known yet": {
                policy: {
                    Statement: { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: unknownValue },
                } as never,
            },
        },
    },
});
