import type { RoleArgs } from "@pulumi/aws/iam";

import { anyOf, namesOf } from "../../iam";
import type { Condition, Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { trustOf } from "../../services/iam";

/** Asked about more closely by iam-github-oidc-safe-claims. */
const gitHub = "token.actions.githubusercontent.com";
/** Providers whose audience is one's own application; of others the audience is the same for everyone. */
const ownAudience =
    /^(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com):(aud|app_id|sub|oaud)$/;
const cluster = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
const provider = `arn:aws:iam::111122223333:oidc-provider/${cluster}`;

function trust(Condition: object | undefined, Federated = provider): { assumeRolePolicy: string } {
    const statement = { Effect: "Allow", Principal: { Federated }, Action: "sts:AssumeRoleWithWebIdentity", Condition };
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function trustsWebIdentity({ effect, principals, actions, conditions }: Statement): boolean {
    if (effect === "Deny" || !principals || principals.negated) return false;
    const federated = principals.named.filter(({ kind }) => kind === "Federated").map(({ value }) => value);
    if (federated.some((value) => value.endsWith(`/${gitHub}`))) return false;
    if (conditions.some(({ key }) => key.startsWith(`${gitHub}:`))) return false;
    const isWeb = actions.patterns.includes("sts:assumerolewithwebidentity");
    return isWeb && (principals.unknown || federated.some((value) => !value.includes(":saml-provider/")));
}

/** Whether the condition says who it has to be: beside the kind of name, something of the name itself. */
function namesSubject({ operator, key, values, unknown }: Condition): Truth {
    if (!key.endsWith(":sub") && !ownAudience.test(key)) return "no";
    if (operator === "stringequals") return "yes";
    if (operator !== "stringlike") return "no";
    const isNamed = (value: string): boolean => /^[^*?]/.test(value.replace(/^system:serviceaccount:/, ""));
    if (!values.every(isNamed)) return "no";
    return unknown ? "unknown" : "yes";
}

export default definePolicy<RoleArgs>({
    id: "iam-trust-web-identity-scoped",
    title: "Roles for web identities name the subject",
    severity: "high",
    appliesTo: "aws:iam/role:Role",
    supports: ["A.3.2", "A.9.4"],
    why:
        "Everyone whom the identity provider signs a token for gets the role: of a cluster, every service account, and so " +
        "every pod.",
    fix:
        "Add conditions StringEquals on the provider's :sub and :aud to assumeRolePolicy, such as " +
        "system:serviceaccount:inference:server.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    check(role, context) {
        const { statements, unknown, problems } = trustOf(role, context);
        const trusting = statements.filter(trustsWebIdentity);
        if (trusting.length === 0 && !unknown && problems.length === 0) context.notApplicable();
        for (const statement of trusting) {
            const verdict = anyOf([
                ...statement.conditions.map(namesSubject),
                statement.unknownConditions ? "unknown" : "no",
            ]);
            const where = namesOf([statement]);
            if (verdict === "no") context.report(`trusts every subject of a provider (${where})`, "assumeRolePolicy");
            if (verdict === "unknown") {
                context.unknown(`trusts a subject that is not known yet (${where})`, "assumeRolePolicy");
            }
        }
    },
    examples: {
        passes: {
            "one service account is named": trust({
                StringEquals: {
                    [`${cluster}:sub`]: "system:serviceaccount:inference:server",
                    [`${cluster}:aud`]: "sts.amazonaws.com",
                },
            }),
            "the service accounts of one namespace are let in": trust({
                StringLike: { [`${cluster}:sub`]: "system:serviceaccount:inference:*" },
            }),
            "an identity pool is named": trust(
                {
                    StringEquals: {
                        "cognito-identity.amazonaws.com:aud": "eu-west-1:12345678-abcd-abcd-abcd-123456790ab",
                    },
                },
                "cognito-identity.amazonaws.com",
            ),
        },
        fails: {
            "there is no condition": trust(undefined),
            "only the audience is named": trust({ StringEquals: { [`${cluster}:aud`]: "sts.amazonaws.com" } }),
            "the service accounts of all namespaces are let in": trust({
                StringLike: { [`${cluster}:sub`]: "system:serviceaccount:*:server" },
            }),
        },
        unknown: {
            "the trust policy is not known yet": { assumeRolePolicy: unknownValue },
        },
        notApplicable: {
            "a service is trusted": {
                assumeRolePolicy: JSON.stringify({
                    Statement: {
                        Effect: "Allow",
                        Principal: { Service: "ec2.amazonaws.com" },
                        Action: "sts:AssumeRole",
                    },
                }),
            },
            "it is a role for GitHub Actions": trust(
                undefined,
                "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            ),
        },
    },
});
