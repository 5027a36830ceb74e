import { allOf, anyOf, namesOf, not, selectionCovers, selectionMeets } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes, reachesAllOf } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const action = "aws-marketplace:subscribe";
const subscribe = { Effect: "Allow", Action: "aws-marketplace:Subscribe", Resource: "*" };

function policyOf(...statements: object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) };
}

/** Whether a condition names products, of which the key is a list. */
function namesProducts({ conditions, unknownConditions }: Statement): Truth {
    const names = conditions.some(
        ({ key, operator, values }) =>
            key === "aws-marketplace:productid" && !operator.includes("not") && !values.includes("*"),
    );
    return names ? "yes" : unknownConditions ? "unknown" : "no";
}

/** Whether a statement denies to subscribe to anything, on no condition. */
function deniesAll({ effect, actions, resources, conditions, unknownConditions }: Statement): Truth {
    if (effect === "Allow" || conditions.length > 0) return "no";
    return allOf([
        effect === undefined || unknownConditions ? "unknown" : "yes",
        selectionCovers(actions, action),
        selectionCovers(resources, "*"),
    ]);
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-marketplace-subscription-scoped",
    title: "Subscriptions in AWS Marketplace are limited to named products",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4", "A.10.3"],
    equivalents: ["aws-aiml:BR-03", "prowler:bedrock_marketplace_subscription_access_least_privilege"],
    why: "Access to a third party's model begins with a subscription. Whoever may subscribe to anything accepts, for the whole account, licences that nobody read, and opens models that nobody approved.",
    fix: "Add a condition ForAnyValue:StringEquals on aws-marketplace:ProductId with the ids of the approved models' products; Subscribe takes no resources.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html",
    check(props, context) {
        eachIdentityPolicy(props, context, ({ statements }, path) => {
            const isDenied = anyOf(statements.map(deniesAll));
            const judged = statements.map((statement) => ({
                statement,
                verdict: allOf([
                    statement.effect === "Deny" ? "no" : statement.effect === undefined ? "unknown" : "yes",
                    selectionMeets(statement.actions, action),
                    reachesAllOf(statement),
                    not(namesProducts(statement)),
                    not(isDenied),
                ]),
            }));
            const wrong = judged.filter(({ verdict }) => verdict === "yes").map(({ statement }) => statement);
            const open = judged.filter(({ verdict }) => verdict === "unknown").map(({ statement }) => statement);
            const message = "allows to subscribe to every product of AWS Marketplace";
            if (wrong.length > 0) context.report(`${message} (${namesOf(wrong)})`, path);
            else if (open.length > 0) {
                context.unknown(`may, by what is not known yet: ${message} (${namesOf(open)})`, path);
            }
        });
    },
    examples: {
        passes: {
            "the condition names the product of a model": policyOf({
                ...subscribe,
                Condition: {
                    "ForAnyValue:StringEquals": {
                        "aws-marketplace:ProductId": ["1d288c71-65f9-489a-a3e2-9c7f4f6e6a85"],
                    },
                },
            }),
            "subscriptions may only be looked at": policyOf({
                Effect: "Allow",
                Action: "aws-marketplace:ViewSubscriptions",
                Resource: "*",
            }),
            "subscribing is denied after all": policyOf(
                { ...subscribe, Action: "aws-marketplace:*" },
                { ...subscribe, Effect: "Deny" },
            ),
        },
        fails: {
            "anything may be subscribed to": policyOf(subscribe),
            "it is said with a wildcard": policyOf({ ...subscribe, Action: ["bedrock:*", "aws-marketplace:*"] }),
            "all products but one may be subscribed to": policyOf({
                ...subscribe,
                Condition: {
                    "ForAllValues:StringNotEquals": {
                        "aws-marketplace:ProductId": ["1d288c71-65f9-489a-a3e2-9c7f4f6e6a85"],
                    },
                },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...subscribe, Condition: unknownValue } } as never,
            },
        },
    },
});
