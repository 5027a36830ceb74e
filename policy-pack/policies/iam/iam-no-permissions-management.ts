import { definePolicy, unknownValue } from "../../policy";
import { reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-permissions-management",
    title: "Changing permissions is bound to resources or by a condition",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_109", "checkov:CKV_AWS_289"],
    why:
        "Who may change the permissions of every bucket, key, function or role can open them to another account, and take " +
        "for themselves what they were not given.",
    fix: "Name in Resource the ARNs whose permissions are managed, or leave the actions to the pipeline that deploys.",
    reference:
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html",
    check(props, context) {
        reportAllowedEverywhere(
            props,
            context,
            ({ level }) => level === "P",
            "can change the permissions of every resource",
        );
    },
    examples: {
        passes: {
            "the permissions of one bucket can be changed": policyOf({
                Effect: "Allow",
                Action: "s3:PutBucketPolicy",
                Resource: "arn:aws:s3:::training-data",
            }),
            "keys can be used, and their permissions stay": policyOf({
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                Resource: "*",
            }),
            "grants are made only for services of AWS": policyOf({
                Effect: "Allow",
                Action: "kms:CreateGrant",
                Resource: "*",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            }),
        },
        fails: {
            "the policy of every bucket can be changed": policyOf({
                Effect: "Allow",
                Action: "s3:PutBucketPolicy",
                Resource: "*",
            }),
            "every role's policies can be changed": policyOf({
                Effect: "Allow",
                Action: "iam:Put*",
                Resource: "*",
            }),
            "every key can be given away": policyOf({
                Effect: "Allow",
                Action: "kms:*",
                Resource: "arn:aws:kms:*:*:*",
            }),
            "a condition only asks for TLS": policyOf({
                Effect: "Allow",
                Action: "lambda:AddPermission",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the conditions are not known yet": {
                policy: {
                    Statement: { Effect: "Allow", Action: "kms:PutKeyPolicy", Resource: "*", Condition: unknownValue },
                } as never,
            },
        },
    },
});
