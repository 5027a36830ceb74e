import type { RoleArgs } from "@pulumi/aws/iam";

import { documentOf, grammarProblems } from "../../iam";
import { definePolicy, isSet, isUnknown, ofType, unknownValue } from "../../policy";
import { describe, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

type Args = IdentityPolicyArgs & Pick<RoleArgs, "assumeRolePolicy">;

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };

export default definePolicy<Args>({
    id: "iam-policy-document-valid",
    title: "Policy documents are such as AWS takes",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4"],
    why: "AWS refuses a document that it cannot read, in the midst of the deployment; and no check can tell what it allows.",
    fix: "Correct the document at the place named; jsonencode, JSON.stringify or getPolicyDocument make whole ones.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check(props, { report, unknown, each, notApplicable }) {
        const examine = <T extends object>(of: T, key: keyof T & string, path: string): void => {
            const document = documentOf(of, key);
            if (document?.unknown) unknown("has a policy document that is not known yet", path);
            for (const problem of document?.problems ?? []) {
                report(`has a policy document that cannot be read: ${describe(problem)}`, path);
            }
            if (isUnknown(of, key)) return;
            for (const problem of grammarProblems(of[key], path === "assumeRolePolicy" ? "trust" : "identity")) {
                report(`has a policy document that AWS does not take: ${describe(problem)}`, path);
            }
        };
        const keys = (["policy", "inlinePolicy", "assumeRolePolicy"] as const).filter((key) => isSet(props, key));
        if (keys.length === 0 && !isSet(props, "inlinePolicies")) notApplicable();
        for (const key of keys) examine(props, key, key);
        each(["inlinePolicies"] as const, (key) => {
            each(props[key], (inline, index) => examine(inline, "policy", `inlinePolicies.${index}.policy`));
        });
    },
    examples: {
        passes: {
            "the document is whole": { policy: JSON.stringify({ Version: "2012-10-17", Statement: [read] }) },
            "it has a single statement": { policy: JSON.stringify({ Version: "2012-10-17", Statement: read }) },
        },
        fails: {
            "it is no JSON": { policy: '{ "Statement": [' },
            "a statement has no effect": { policy: JSON.stringify({ Statement: [{ ...read, Effect: undefined }] }) },
            "a statement has both Action and NotAction": {
                policy: JSON.stringify({ Statement: [{ ...read, NotAction: "iam:*" }] }),
            },
            "the version is none that there is": {
                policy: JSON.stringify({ Version: "2021-10-17", Statement: [read] }),
            },
            "a statement says nothing of resources": {
                policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...read, Resource: undefined }] }),
            },
            "a resource is named otherwise than by an ARN": {
                policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...read, Resource: "data/*" }] }),
            },
            "two statements have the same Sid": {
                policy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [
                        { Sid: "Read", ...read },
                        { Sid: "Read", ...read, Action: "s3:ListBucket" },
                    ],
                }),
            },
            "an operator is misspelt": {
                policy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [{ ...read, Condition: { StringEqual: { "aws:PrincipalTag/team": "vision" } } }],
                }),
            },
            "a date is none": {
                policy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [{ ...read, Condition: { DateLessThan: { "aws:CurrentTime": "tomorrow" } } }],
                }),
            },
            "a policy variable stands in a document of the old version": {
                policy: JSON.stringify({
                    Statement: [{ ...read, Resource: "arn:aws:s3:::data/${aws:username}/*" }],
                }),
            },
            "an identity policy names a principal": {
                policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...read, Principal: "*" }] }),
            },
            "a trust policy names a principal by a bare string": ofType("aws:iam/role:Role", {
                assumeRolePolicy: JSON.stringify({
                    Statement: { Effect: "Allow", Principal: "111122223333", Action: "sts:AssumeRole" },
                }),
            }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
        notApplicable: {
            "a role's documents are elsewhere": ofType("aws:iam/role:Role", { name: "app" }),
        },
    },
});
