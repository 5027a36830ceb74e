import type { RoleArgs } from "@pulumi/aws/iam";

import { namesOf, publicAccess } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { trustOf } from "../../services/iam";

function trust(...Statement: readonly object[]): { assumeRolePolicy: string } {
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<RoleArgs>({
    id: "iam-trust-no-any-principal",
    title: "No role can be assumed by everyone",
    severity: "critical",
    appliesTo: "aws:iam/role:Role",
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_60"],
    why: "Any AWS account in the world can take on the role and use whatever it may use.",
    fix: "Name the service or the roles in Principal of assumeRolePolicy, or add a condition such as aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check(role, context) {
        const { verdict, statements } = publicAccess(trustOf(role, context));
        if (verdict === "yes") {
            context.report(`can be assumed by any AWS account (${namesOf(statements)})`, "assumeRolePolicy");
        } else if (verdict === "unknown" && statements.length > 0) {
            context.unknown("may be open to any AWS account, by what is not known yet", "assumeRolePolicy");
        }
    },
    examples: {
        passes: {
            "a service is trusted": trust({
                Effect: "Allow",
                Principal: { Service: "sagemaker.amazonaws.com" },
                Action: "sts:AssumeRole",
            }),
            "everyone in one organization is trusted": trust({
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        fails: {
            "every AWS account is trusted": trust({
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: "sts:AssumeRole",
            }),
            "a password is asked for, which is no proof of who asks": trust({
                Effect: "Allow",
                Principal: "*",
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "sts:ExternalId": "partner" } },
            }),
            "the organization may be any": trust({
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] },
                Action: "sts:AssumeRole",
                Condition: { StringLike: { "aws:PrincipalOrgID": "*" } },
            }),
            "all but one account are trusted": trust({
                Effect: "Allow",
                NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "sts:AssumeRole",
            }),
        },
        unknown: {
            "the trust policy is not known yet": { assumeRolePolicy: unknownValue },
            "the principal is not known yet": {
                assumeRolePolicy: {
                    Statement: { Effect: "Allow", Principal: { AWS: unknownValue }, Action: "sts:AssumeRole" },
                } as never,
            },
        },
    },
});
