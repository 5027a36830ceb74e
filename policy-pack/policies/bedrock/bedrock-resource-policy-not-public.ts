import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

/** Only aws-native makes these policies. */
const knowledgeBasePolicyType = "aws-native:bedrock:KnowledgeBasePolicy";
const guardrailPolicyType = "aws-native:bedrock:ResourcePolicy";

function policyOf(statement: object): { policyDocument: object } {
    return { policyDocument: { Version: "2012-10-17", Statement: [statement] } };
}

export default definePolicy<{ readonly policyDocument?: object }>({
    id: "bedrock-resource-policy-not-public",
    title: "Policies of knowledge bases and guardrails let in nobody unknown",
    severity: "critical",
    appliesTo: [knowledgeBasePolicyType, guardrailPolicyType],
    supports: ["A.7.2", "A.9.4"],
    why: "A policy for every principal lets any AWS account retrieve from the knowledge base, and so read its documents piece by piece.",
    fix: "Name in Principal the accounts or roles that are meant, or bind the statement by aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_service-with-iam.html",
    check(props, context) {
        reportPublicAccess(props, "policyDocument", context);
    },
    examples: {
        passes: {
            "one account is named": policyOf({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::444455556666:root" },
                Action: "bedrock:Retrieve",
                Resource: "*",
            }),
            "everybody of the organisation is meant": policyOf({
                Effect: "Allow",
                Principal: "*",
                Action: "bedrock:Retrieve",
                Resource: "*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        fails: {
            "everybody is let in": policyOf({
                Effect: "Allow",
                Principal: "*",
                Action: "bedrock:Retrieve",
                Resource: "*",
            }),
            "everybody may use a guardrail": ofType(
                guardrailPolicyType,
                policyOf({ Effect: "Allow", Principal: { AWS: "*" }, Action: "bedrock:ApplyGuardrail", Resource: "*" }),
            ),
        },
        unknown: { "the document is not known yet": { policyDocument: unknownValue } },
        notApplicable: { "there is no document": {} },
    },
});
