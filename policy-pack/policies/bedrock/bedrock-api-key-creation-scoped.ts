import { allOf, not, selectionMeets } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const create = { Effect: "Allow", Action: "iam:CreateServiceSpecificCredential", Resource: "*" };

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

/** Whether conditions leave out Amazon Bedrock, or bound the life of its keys. */
function boundsKeys({ conditions, unknownConditions }: Statement): Truth {
    const bounds = conditions.some(({ key, operator, values }) => {
        if (key === "iam:servicespecificcredentialagedays") return /^numericlessthan/.test(operator);
        if (key !== "iam:servicespecificcredentialservicename") return false;
        const namesBedrock = values.some((value) => value === "*" || value.startsWith("bedrock"));
        return operator.includes("not") ? namesBedrock : !namesBedrock;
    });
    return bounds ? "yes" : unknownConditions ? "unknown" : "no";
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-api-key-creation-scoped",
    title: "Long-term API keys for Amazon Bedrock can be made with a bounded life only",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2"],
    why: "Whoever may make service-specific credentials can make an API key for Amazon Bedrock that never expires. Two condition keys of IAM say for which service, and for how many days at most.",
    fix: "Add a condition NumericLessThanEquals on iam:ServiceSpecificCredentialAgeDays, or one on iam:ServiceSpecificCredentialServiceName that leaves bedrock.amazonaws.com out.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) =>
                allOf([
                    selectionMeets(statement.actions, "iam:createservicespecificcredential"),
                    not(boundsKeys(statement)),
                ]),
            "allows to make API keys for Amazon Bedrock that never expire",
        );
    },
    examples: {
        passes: {
            "the life of keys is bounded": policyOf({
                ...create,
                Condition: { NumericLessThanEquals: { "iam:ServiceSpecificCredentialAgeDays": "30" } },
            }),
            "credentials may be made for another service": policyOf({
                ...create,
                Condition: { StringEquals: { "iam:ServiceSpecificCredentialServiceName": "codecommit.amazonaws.com" } },
            }),
            "no credentials may be made": policyOf({ ...create, Action: "iam:ListServiceSpecificCredentials" }),
        },
        fails: {
            "nothing is asked": policyOf(create),
            "credentials may be made for Amazon Bedrock": policyOf({
                ...create,
                Condition: { StringEquals: { "iam:ServiceSpecificCredentialServiceName": "bedrock.amazonaws.com" } },
            }),
            "it is said with a wildcard": policyOf({ ...create, Action: "iam:Create*" }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...create, Condition: unknownValue } } as never,
            },
        },
    },
});
