import type { RoleArgs } from "@pulumi/aws/iam";

import { namesOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { trustOf } from "../../services/iam";

/** The keys that say which principal of an account it is, or that the account was told a secret. */
const narrowing = /^(aws:(principalarn|principaltag\/.*|userid|username)|sts:externalid)$/;

function trust(statement: object): { assumeRolePolicy: string } {
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function trustsWholeAccount({ effect, principals, conditions }: Statement): boolean {
    if (effect !== "Allow" || !principals || principals.negated) return false;
    if (conditions.some(({ key }) => narrowing.test(key))) return false;
    return principals.named.some(
        ({ kind, value }) => kind === "AWS" && /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(value),
    );
}

export default definePolicy<RoleArgs>({
    id: "iam-trust-no-account-wide",
    title: "No role trusts a whole account without a condition",
    severity: "medium",
    appliesTo: "aws:iam/role:Role",
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_61"],
    why:
        "Every principal of the account that may call sts:AssumeRole can take on the role; of a supplier's account, every " +
        "customer whom the supplier mixes up with you.",
    fix:
        "Name the roles in Principal of assumeRolePolicy, or add a condition on aws:PrincipalArn, or on sts:ExternalId for " +
        "a supplier.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    check(role, context) {
        const { statements } = trustOf(role, context);
        const wide = statements.filter(trustsWholeAccount);
        if (wide.length > 0) context.report(`trusts a whole account (${namesOf(wide)})`, "assumeRolePolicy");
        for (const { principals, effect } of statements) {
            if (effect !== "Deny" && principals?.unknown) {
                context.unknown("trusts a principal that is not known yet", "assumeRolePolicy");
            }
        }
    },
    examples: {
        passes: {
            "one role of an account is trusted": trust({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:role/deployer" },
                Action: "sts:AssumeRole",
            }),
            "a supplier is trusted who knows the external id": trust({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "sts:ExternalId": "7e4d1c" } },
            }),
            "a service is trusted": trust({
                Effect: "Allow",
                Principal: { Service: "bedrock.amazonaws.com" },
                Action: "sts:AssumeRole",
            }),
        },
        fails: {
            "an account is trusted by its root": trust({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "sts:AssumeRole",
            }),
            "an account is trusted by its number, among others": trust({
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::444455556666:role/ci", "111122223333"] },
                Action: "sts:AssumeRole",
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
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
