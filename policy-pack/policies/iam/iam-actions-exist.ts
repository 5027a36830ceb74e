import { actionsMatching, actionsOf, isExact } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

const read = { Effect: "Allow", Resource: "*" };

/** What is wrong with a pattern of actions; undefined where there are such. */
function flawOf(pattern: string): string | undefined {
    const [service = "", name] = pattern.split(":", 2);
    if (name === undefined || pattern.includes("${")) return undefined;
    if (isExact(service) && !actionsOf(service)) return "is of a service that AWS does not have";
    return actionsMatching(pattern).length === 0 ? "is none that its service has" : undefined;
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-actions-exist",
    title: "Policies name actions that exist",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4"],
    why: "A misspelt action gives nobody anything, and a Deny of one protects nothing; AWS takes both without a word.",
    fix: "Take the name from the Service Authorization Reference; letter case does not matter.",
    reference:
        "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check(props, context) {
        eachIdentityPolicy(props, context, ({ statements }, path) => {
            for (const { index, actions } of statements) {
                actions.patterns.forEach((pattern, at) => {
                    const flaw = flawOf(pattern);
                    const key = actions.negated ? "NotAction" : "Action";
                    if (flaw !== undefined)
                        context.report(`names an action (Statement.${index}.${key}.${at}) that ${flaw}`, path);
                });
            }
        });
    },
    examples: {
        passes: {
            "the actions exist, in any letter case": policyOf({
                ...read,
                Action: ["s3:getobject", "sagemaker:Describe*", "*"],
            }),
            "the service is written with a wildcard": policyOf({ ...read, Action: "bedrock*:Invoke*" }),
            "a service of AWS's that is seldom heard of is meant": policyOf({
                ...read,
                Action: "ssmmessages:OpenDataChannel",
            }),
        },
        fails: {
            "the action is misspelt": policyOf({ ...read, Action: ["s3:ListBucket", "s3:GetObjects"] }),
            "the name of the API is taken for the action": policyOf({ ...read, Action: "s3:ListObjectsV2" }),
            "no action begins so": policyOf({ ...read, Action: "s3:Read*" }),
            "there is no such service": policyOf({ ...read, Action: "elasticsearch:ESHttpGet" }),
            "a Deny names it": policyOf({ Effect: "Deny", Action: "iam:CreateAccessKeys", Resource: "*" }),
            "it is left out of what is allowed": policyOf({ ...read, NotAction: "iam:CreateRoles" }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the document cannot be read": { policy: "{" },
        },
    },
});
