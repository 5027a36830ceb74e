import type { RoleArgs } from "@pulumi/aws/iam";

import { namesOf, selectionCovers } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { admitsOtherAccount, ownAccounts, trustedAccountsConfig } from "../../services/accounts";
import { trustOf } from "../../services/iam";

const roleType = "aws:iam/role:Role";

function trust(AWS: unknown, Condition?: object): StackExample {
    const statement = {
        Effect: "Allow",
        Principal: { AWS },
        Action: "sts:AssumeRole",
        ...(Condition && { Condition }),
    };
    return {
        role: {
            type: roleType,
            props: {
                name: "support",
                arn: "arn:aws:iam::111122223333:role/support",
                assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
            },
        },
    };
}

/** Who is asked for an external id, or is of one's own organization, cannot be somebody whom a supplier mixes up. */
function isExcused({ conditions }: Statement): boolean {
    return conditions.some(
        ({ key, operator, ifExists, values }) =>
            /^(sts:externalid|aws:principalorgid|aws:principalorgpaths)$/.test(key) &&
            !/not|null/.test(operator) &&
            !ifExists &&
            !values.some((value) => /^\*+$/.test(value)),
    );
}

export default definePolicy<RoleArgs, { trustedAccounts: readonly string[] }>({
    id: "iam-trust-external-id",
    title: "Roles that another account takes on ask for an external id",
    severity: "medium",
    scope: "stack",
    appliesTo: roleType,
    supports: ["A.9.4", "A.10.3"],
    why:
        "A supplier acts for all its customers: another one, who gives it the ARN of your role, has it act on your account, " +
        "unless the role asks for the id that belongs to you.",
    fix: "Add a condition StringEquals on sts:ExternalId, or on aws:PrincipalOrgID for your own organization.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    config: { trustedAccounts: trustedAccountsConfig },
    check(role, context) {
        const { graph, report, unknown, config } = context;
        const { statements } = trustOf(role.props, context);
        const own = graph.once(ownAccounts);
        for (const statement of statements) {
            if (selectionCovers(statement.actions, "sts:assumerole") === "no") continue;
            const verdict = admitsOtherAccount(statement, own, config.trustedAccounts, isExcused);
            const where = `(${namesOf([statement])})`;
            if (verdict === "yes" && statement.unknownConditions)
                unknown(`has conditions that are not known yet ${where}`);
            else if (verdict === "yes")
                report(`lets another account take it on without an external id ${where}`, "assumeRolePolicy");
            else if (verdict === "unknown")
                unknown(`trusts an account of which it is not known whose it is ${where}`, "assumeRolePolicy");
        }
    },
    examples: {
        passes: {
            "the supplier has to know the external id": trust("arn:aws:iam::444455556666:root", {
                StringEquals: { "sts:ExternalId": "7e4d1c" },
            }),
            "a role of the same account is trusted": trust("arn:aws:iam::111122223333:role/deployer"),
            "accounts of the organization are trusted": trust("444455556666", {
                StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            }),
            "the account is one of the company's own list": withConfig(
                { trustedAccounts: ["444455556666"] },
                trust("arn:aws:iam::444455556666:role/ci"),
            ),
        },
        fails: {
            "another account is trusted": trust("arn:aws:iam::444455556666:root"),
            "a role of another account is trusted, among others": trust([
                "arn:aws:iam::111122223333:role/deployer",
                "arn:aws:iam::444455556666:role/vendor",
            ]),
            "the external id may be any": trust("444455556666", { StringLike: { "sts:ExternalId": "*" } }),
            "the external id may be left out": trust("444455556666", {
                StringEqualsIfExists: { "sts:ExternalId": "7e4d1c" },
            }),
        },
        unknown: {
            "the trust policy is not known yet": {
                role: { type: roleType, props: { assumeRolePolicy: unknownValue } },
            },
            "whose the account is, is not known": {
                role: {
                    type: roleType,
                    props: {
                        assumeRolePolicy: JSON.stringify({
                            Version: "2012-10-17",
                            Statement: [
                                { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "sts:AssumeRole" },
                            ],
                        }),
                    },
                },
            },
        },
    },
});
