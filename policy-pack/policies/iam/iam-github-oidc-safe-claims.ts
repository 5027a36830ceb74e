import type { RoleArgs } from "@pulumi/aws/iam";

import { namesOf } from "../../iam";
import type { Condition, Statement, Truth } from "../../iam";
import { anyOf } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { trustOf } from "../../services/iam";

const host = "token.actions.githubusercontent.com";
const provider = `arn:aws:iam::111122223333:oidc-provider/${host}`;

function trust(
    Condition: object | undefined,
    Federated: string | readonly string[] = provider,
): {
    assumeRolePolicy: string;
} {
    const statement = { Effect: "Allow", Principal: { Federated }, Action: "sts:AssumeRoleWithWebIdentity", Condition };
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function trustsGitHub({ effect, principals, conditions }: Statement): boolean {
    if (effect === "Deny") return false;
    const isNamed = principals?.named.some(({ kind, value }) => kind === "Federated" && value.endsWith(`/${host}`));
    return isNamed === true || conditions.some(({ key }) => key.startsWith(`${host}:`));
}

/** The subject of a token; an enterprise can have an issuer of its own under the same host. */
const subjectKey = /^token\.actions\.githubusercontent\.com(\/[^:]+)?:sub$/;

/**
 * A subject that begins with its owner. Other claims that a subject can be made to begin with, such as the workflow's
 * name, are in the hands of whoever writes the workflow.
 */
const subjectOfOwner = /^(repo|repository|job_workflow_ref):[^*?/:]+\/|^repository_(id|owner|owner_id):[^*?/:]+(:|$)/;

/** Whether the condition lets in the workflows of named owners only. */
function namesOwner({ operator, key, values, unknown }: Condition): Truth {
    if (subjectKey.test(key)) {
        if (operator !== "stringequals" && operator !== "stringlike") return "no";
        if (!values.every((value) => subjectOfOwner.test(value))) return "no";
        return unknown && operator === "stringlike" ? "unknown" : "yes";
    }
    if (!/:(repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref)$/.test(key)) return "no";
    if (operator === "stringequals") return "yes";
    if (operator !== "stringlike" || !values.every((value) => /^[^*?/]+(\/|$)/.test(value))) return "no";
    return unknown ? "unknown" : "yes";
}

export default definePolicy<RoleArgs>({
    id: "iam-github-oidc-safe-claims",
    title: "Roles for GitHub Actions name the owner of the repository",
    severity: "critical",
    appliesTo: "aws:iam/role:Role",
    supports: ["A.3.2", "A.10.3"],
    equivalents: ["checkov:CKV_AWS_358", "checkov:CKV_AWS_393"],
    why: "GitHub signs tokens for every repository in the world; without the owner's name any of them gets the role.",
    fix: `Add a condition on ${host}:sub to assumeRolePolicy that names owner and repository, such as repo:acme/models:*.`,
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    check(role, context) {
        const { statements, unknown, problems } = trustOf(role, context);
        const trusting = statements.filter(trustsGitHub);
        if (trusting.length === 0 && !unknown && problems.length === 0) context.notApplicable();
        for (const statement of trusting) {
            const verdict = anyOf([
                ...statement.conditions.map(namesOwner),
                statement.unknownConditions ? "unknown" : "no",
            ]);
            const where = namesOf([statement]);
            if (verdict === "no")
                context.report(`does not say whose repositories it trusts (${where})`, "assumeRolePolicy");
            if (verdict === "unknown") {
                context.unknown(`trusts repositories that are not known yet (${where})`, "assumeRolePolicy");
            }
        }
    },
    examples: {
        passes: {
            "one repository is named": trust({
                StringEquals: {
                    [`${host}:aud`]: "sts.amazonaws.com",
                    [`${host}:sub`]: "repo:acme/models:ref:refs/heads/main",
                },
            }),
            "any branch of one repository is let in": trust({ StringLike: { [`${host}:sub`]: "repo:acme/models:*" } }),
            "any repository of one owner is let in": trust({ StringLike: { [`${host}:sub`]: "repo:acme/*" } }),
            "the issuer is an enterprise's own": trust({
                StringEquals: { [`${host}/acme:sub`]: "repo:acme/models:ref:refs/heads/main" },
            }),
            "the subject begins with the owner's id": trust({
                StringEquals: { [`${host}:sub`]: "repository_owner_id:1234567" },
            }),
            "an owner is named": trust({ StringEquals: { [`${host}:repository_owner_id`]: "1234567" } }),
        },
        fails: {
            "there is no condition": trust(undefined),
            "only the audience is named": trust({ StringEquals: { [`${host}:aud`]: "sts.amazonaws.com" } }),
            "every repository is let in": trust({ StringLike: { [`${host}:sub`]: "repo:*" } }),
            "the subject begins with what the workflow's author chooses": trust({
                StringEquals: { [`${host}:sub`]: "workflow:deploy:repo:acme/models" },
            }),
            "the subject names no owner, literally": trust({ StringEquals: { [`${host}:sub`]: "repo:*" } }),
            "owners whose names begin alike are let in": trust({ StringLike: { [`${host}:sub`]: "repo:acme*" } }),
            "one of two patterns lets in everyone": trust({
                StringLike: { [`${host}:sub`]: ["repo:acme/models:*", "*"] },
            }),
            "one repository is left out": trust({ StringNotEquals: { [`${host}:sub`]: "repo:acme/models:*" } }),
        },
        unknown: {
            "the trust policy is not known yet": { assumeRolePolicy: unknownValue },
            "the pattern is not known yet": {
                assumeRolePolicy: {
                    Statement: {
                        Effect: "Allow",
                        Principal: { Federated: provider },
                        Action: "sts:AssumeRoleWithWebIdentity",
                        Condition: { StringLike: { [`${host}:sub`]: unknownValue } },
                    },
                } as never,
            },
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
        },
    },
});
