import type { ResourcePolicyArgs } from "@pulumi/aws/glue";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";

const read = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["glue:GetDatabase", "glue:GetTable"],
    Resource: "arn:aws:glue:eu-central-1:111122223333:*",
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<ResourcePolicyArgs>({
    id: "glue-catalog-policy-not-public",
    title: "The policy of the Glue Data Catalog lets in nobody unnamed",
    severity: "high",
    appliesTo: "aws:glue/resourcePolicy:ResourcePolicy",
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["prowler:glue_data_catalogs_not_publicly_accessible"],
    why: "With a policy for everybody any AWS account reads what data there is and where, and where writing is allowed, points tables elsewhere.",
    fix: "Name the accounts or roles as Principal, or limit the statement to your organization with aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html",
    check(props, { report, unknown, notApplicable }) {
        const document = documentOf(props, "policy");
        if (!document) return notApplicable();
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, "policy");
        if (verdict === "unknown") unknown("cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "the policy names an account": policyOf({
                ...read,
                Principal: { AWS: "arn:aws:iam::444455556666:root" },
            }),
            "the policy lets in everybody of one organization": policyOf({
                ...read,
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        fails: {
            "the policy lets everybody read": policyOf(read),
            "the policy lets everybody do everything": policyOf({ ...read, Principal: "*", Action: "glue:*" }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
    },
});
