import { allOf, anyOf, selectionMeets } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reachesAllOf, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const imports = [
    "bedrock:createmodelimportjob",
    "bedrock:createcustommodel",
    "bedrock:createmarketplacemodelendpoint",
    "bedrock:registermarketplacemodelendpoint",
];

const importing = { Effect: "Allow", Action: "bedrock:CreateModelImportJob", Resource: "*" };

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-model-import-scoped",
    title: "Models of one's own and of AWS Marketplace are brought in by few",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.4.4", "A.10.3"],
    why: "An imported model is a file from somewhere: its licence, its origin and what was trained into it are known only to who made it. On any resource and without a condition, anybody with this policy decides that alone.",
    fix: "Give the permission to the role of the process that approves models, or ask in a condition for the tags that it sets, with aws:RequestTag.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => {
                // Whose condition it is, and on what, is theirs to choose: the tags of the request, the caller's, a bucket.
                if (statement.conditions.length > 0) return "no";
                return allOf([
                    anyOf(imports.map((action) => selectionMeets(statement.actions, action))),
                    reachesAllOf(statement, "bedrock"),
                    statement.unknownConditions ? "unknown" : "yes",
                ]);
            },
            "allows to bring in any model, on no condition",
        );
    },
    examples: {
        passes: {
            "the request has to carry the tag of an approval": policyOf({
                ...importing,
                Condition: { StringLike: { "aws:RequestTag/approved-by": "*" } },
            }),
            "models may be called": policyOf({
                Effect: "Allow",
                Action: "bedrock:InvokeModel",
                Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
            }),
        },
        fails: {
            "models may be imported": policyOf(importing),
            "endpoints may be made of anything in AWS Marketplace": policyOf({
                ...importing,
                Action: "bedrock:CreateMarketplaceModelEndpoint",
            }),
            "it is said with a wildcard": policyOf({ ...importing, Action: "bedrock:Create*" }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the conditions are not known yet": {
                policy: { Statement: { ...importing, Condition: unknownValue } } as never,
            },
        },
    },
});
