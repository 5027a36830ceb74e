import { allOf, anyOf, selectionCovers } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, isLimitedToSomeResources, reachesAllOf, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

/** The kinds of resources, by the action that opens them. */
const opening: Readonly<Record<string, string>> = {
    "sagemaker:createpresigneddomainurl": "user-profile",
    "sagemaker:createpresignednotebookinstanceurl": "notebook-instance",
    "sagemaker:createpresignedmlflowtrackingserverurl": "mlflow-tracking-server",
};

/** Where a URL can be opened from. */
const networkKeys = /^aws:(sourceip|sourcevpc|sourcevpce|vpcsourceip)$/;

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-presigned-url-scoped",
    title: "URLs that open notebooks are bound to notebooks, users or a network",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.2", "A.9.4"],
    why:
        "Whoever may sign a URL for every notebook works in all of them, with their roles and the data that lies there; and " +
        "such a URL works from anywhere.",
    fix: "Name the notebooks or user profiles in Resource, or add a condition on aws:SourceVpce, aws:SourceIp or a tag.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => {
                if (isLimitedToSomeResources(statement)) return "no";
                const isOfNetwork = statement.conditions.some(
                    ({ key, operator }) => networkKeys.test(key) && !operator.includes("not"),
                );
                if (isOfNetwork) return "no";
                return anyOf(
                    Object.entries(opening).map(([action, kind]) =>
                        allOf([selectionCovers(statement.actions, action), reachesAllOf(statement, "sagemaker", kind)]),
                    ),
                );
            },
            "can open every notebook, from anywhere",
        );
    },
    examples: {
        passes: {
            "one notebook can be opened": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedNotebookInstanceUrl",
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/ann",
            }),
            "each opens the own profile, known by a tag": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedDomainUrl",
                Resource: "*",
                Condition: { StringEquals: { "sagemaker:ResourceTag/owner": "${aws:username}" } },
            }),
            "notebooks open from the VPC only": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresigned*",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceVpce": ["vpce-0123456789abcdef0", "vpce-0123456789abcdef1"] } },
            }),
        },
        fails: {
            "every notebook can be opened": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedNotebookInstanceUrl",
                Resource: "*",
            }),
            "every profile of every domain can be opened": policyOf({
                Effect: "Allow",
                Action: "sagemaker:*",
                Resource: "arn:aws:sagemaker:*:*:user-profile/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the notebook is not known yet": {
                policy: {
                    Statement: { Effect: "Allow", Action: "sagemaker:CreatePresigned*", Resource: unknownValue },
                } as never,
            },
        },
    },
});
