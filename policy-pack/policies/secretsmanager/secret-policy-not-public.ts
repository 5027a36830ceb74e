import type { SecretPolicyArgs } from "@pulumi/aws/secretsmanager";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

const read = { Effect: "Allow", Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*" };
const policyOf = (...Statement: readonly object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});

export default definePolicy<Pick<SecretPolicyArgs, "policy">>({
    id: "secret-policy-not-public",
    title: "Policies of secrets let in nobody unnamed",
    severity: "critical",
    appliesTo: ["aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret"],
    supports: ["A.7.2", "A.9.4"],
    why: "A secret that every AWS account may read is none: keys of models and databases are used by whoever asks.",
    fix: "Name roles as Principal, or limit the statement by aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "a role is named": policyOf({ ...read, Principal: { AWS: "arn:aws:iam::111122223333:role/serving" } }),
            "everybody outside the VPC is denied": policyOf({
                ...read,
                Effect: "Deny",
                Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" } },
            }),
        },
        fails: {
            "everybody reads": policyOf(read),
            "only one stage is meant": policyOf({
                ...read,
                Condition: { StringEquals: { "secretsmanager:VersionStage": "AWSCURRENT" } },
            }),
            "the secret's own policy says so": ofType("aws:secretsmanager/secret:Secret", policyOf(read)),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "a secret has no policy": ofType("aws:secretsmanager/secret:Secret", {}) },
    },
});
