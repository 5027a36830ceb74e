import { allOf, anyOf, selectionCovers } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, isLimitedToSomeResources, reachesAllOf, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const invocations = ["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream"];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
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
            (statement) => {
                if (isLimitedToSomeResources(statement)) return "no";
                return allOf([
                    anyOf(invocations.map((action) => selectionCovers(statement.actions, action))),
                    reachesAllOf(statement, "bedrock", "foundation-model"),
                ]);
            },
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
            "models may be listed": policyOf({ Effect: "Allow", Action: "bedrock:List*", Resource: "*" }),
        },
        fails: {
            "every resource is meant": policyOf({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }),
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
