import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes, isAdministrator } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-admin-policy",
    title: "No policy document makes its holder an administrator",
    severity: "critical",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: [
        "checkov:CKV_AWS_1",
        "checkov:CKV_AWS_62",
        "cdk-nag:IAMPolicyNoStatementsWithAdminAccess",
        "fsbp:IAM.1",
    ],
    why:
        "Whoever gets hold of such a role, by a leaked key or by a prompt that an agent obeys, has the whole account: " +
        "data, models, logs and the policies themselves.",
    fix: "List the actions in Action and the ARNs in Resource that the workload needs.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(props, context) {
        eachIdentityPolicy(props, context, (document, path) => {
            const verdict = isAdministrator(document);
            if (verdict === "yes") context.report("allows everything on everything", path);
            else if (verdict === "unknown" && !document.unknown) {
                context.unknown("may allow everything on everything, by what is not known yet", path);
            }
        });
    },
    examples: {
        passes: {
            "the policy lists what is needed": policyOf({
                Effect: "Allow",
                Action: ["s3:GetObject"],
                Resource: "arn:aws:s3:::training-data/*",
            }),
            "everything is allowed but what gives more permissions": policyOf({
                Effect: "Allow",
                NotAction: ["iam:*", "organizations:*", "account:*"],
                Resource: "*",
            }),
            "what is allowed is denied again where it counts": policyOf(
                { Effect: "Allow", Action: "*", Resource: "*" },
                { Effect: "Deny", Action: ["iam:*", "sts:*"], Resource: "*" },
            ),
            "everything is allowed on one team's resources": policyOf({
                Effect: "Allow",
                Action: "*",
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceTag/team": "vision" } },
            }),
            "a role's inline policy is narrow": ofType("aws:iam/role:Role", {
                inlinePolicies: [
                    { name: "read", ...policyOf({ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::a/*" }) },
                ],
            }),
        },
        fails: {
            "every action is allowed on every resource": policyOf({ Effect: "Allow", Action: "*", Resource: "*" }),
            "it is said with lists, another letter case and more stars": {
                policy: { statement: { EFFECT: "allow", action: ["**:*"], resource: ["arn:aws:*"] } } as never,
            },
            "it is said in two statements": policyOf(
                { Effect: "Allow", NotAction: "s3:*", Resource: "*" },
                { Effect: "Allow", Action: "s3:*", Resource: "*" },
            ),
            "it is said by leaving out next to nothing": policyOf({
                Effect: "Allow",
                NotAction: "aws-portal:*",
                NotResource: "arn:aws:s3:::logs/*",
            }),
            "it asks for a second factor": policyOf({
                Effect: "Allow",
                Action: "*",
                Resource: "*",
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
            }),
            "a role's inline policy does it": ofType("aws:iam/role:Role", {
                inlinePolicies: [{ name: "all", ...policyOf({ Effect: "Allow", Action: "*", Resource: "*" }) }],
            }),
            "a permission set's inline policy does it": ofType(
                "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
                { inlinePolicy: policyOf({ Effect: "Allow", Action: "*", Resource: "*" }).policy },
            ),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "*", Resource: unknownValue } } as never,
            },
            "the document cannot be read": { policy: "{" },
        },
        notApplicable: {
            "a role has no inline policies": ofType("aws:iam/role:Role", { assumeRolePolicy: "{}" }),
        },
    },
});
