import { escalationPaths, namesOf } from "../../iam";
import type { EscalationPath } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const shown = 3;

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

/** The ways in words, the plainest first. */
function inWords(paths: readonly EscalationPath[]): string {
    const words = paths.slice(0, shown).map(({ method }) => method.words);
    const more = paths.length > shown ? [`use ${paths.length - shown} more ways`] : [];
    const statements = [...new Set(paths.slice(0, shown).flatMap((path) => path.statements))];
    return `${[...words, ...more].join("; or ")} (${namesOf(statements)})`;
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-privilege-escalation",
    title: "No policy document lets its holder take more permissions",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_110", "checkov:CKV_AWS_286"],
    why:
        "A few plain actions make an administrator of whoever has them: changing a policy, or starting a notebook, a job " +
        "or a function with a stronger role.",
    fix:
        "Name in Resource the roles, users, functions or notebooks that are meant; bind iam:PassRole to one role and, by " +
        "iam:PassedToService, to one service.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(props, context) {
        eachIdentityPolicy(props, context, (document, path) => {
            // A resource that the document names was chosen; whether it is a strong one, the document does not say.
            const paths = escalationPaths({ identity: [document] }).filter(({ reach }) => reach === "any");
            const certain = paths.filter(({ verdict }) => verdict === "yes");
            if (certain.length > 0) context.report(`can take more permissions: ${inWords(certain)}`, path);
            else if (paths.length > 0) context.unknown(`may be able to take more permissions: ${inWords(paths)}`, path);
        });
    },
    examples: {
        passes: {
            "the policy reads data": policyOf({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }),
            "one role can be passed to one service": policyOf(
                { Effect: "Allow", Action: "sagemaker:CreateTrainingJob", Resource: "*" },
                {
                    Effect: "Allow",
                    Action: "iam:PassRole",
                    Resource: "arn:aws:iam::111122223333:role/training",
                    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
                },
            ),
            "a role can be passed, but to nothing that can be started": policyOf(
                { Effect: "Allow", Action: "lambda:*", Resource: "*" },
                {
                    Effect: "Allow",
                    Action: "iam:PassRole",
                    Resource: "*",
                    Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
                },
                { Effect: "Deny", Action: "lambda:Update*", Resource: "*" },
            ),
            "users manage their own access keys": policyOf({
                Effect: "Allow",
                Action: "iam:CreateAccessKey",
                Resource: "arn:aws:iam::*:user/${aws:username}",
            }),
            "what would give more is denied": policyOf(
                { Effect: "Allow", Action: "iam:*AccessKey*", Resource: "*" },
                { Effect: "Deny", NotAction: "iam:List*", Resource: "*" },
            ),
            "only one harmless policy can be attached": policyOf({
                Effect: "Allow",
                Action: "iam:AttachRolePolicy",
                Resource: "*",
                Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/read-models" } },
            }),
        },
        fails: {
            "policies can be rewritten": policyOf({
                Effect: "Allow",
                Action: "iam:CreatePolicyVersion",
                Resource: "*",
            }),
            "a wildcard does it": policyOf({
                Effect: "Allow",
                Action: "iam:Put*",
                Resource: "arn:aws:iam::111122223333:role/*",
            }),
            "any role can be passed to a training job, in two statements": policyOf(
                { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
                { Effect: "Allow", Action: "sagemaker:Create*", Resource: "*" },
            ),
            "any role can be passed to a new code interpreter": policyOf({
                Effect: "Allow",
                Action: ["iam:PassRole", "bedrock-agentcore:*"],
                Resource: "*",
            }),
            "every notebook can be opened": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresigned*",
                Resource: "*",
            }),
            "it is said by leaving out something else": policyOf({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
            "a role's inline policy does it": ofType("aws:iam/role:Role", {
                inlinePolicies: [
                    { name: "deploy", ...policyOf({ Effect: "Allow", Action: "lambda:Update*", Resource: "*" }) },
                ],
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "whether it is allowed is not known yet": {
                policy: {
                    Statement: { Effect: unknownValue, Action: "iam:CreatePolicyVersion", Resource: "*" },
                } as never,
            },
        },
    },
});
