import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/sagemaker";

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-sso-auth",
    title: "Users of Studio domains sign in through IAM Identity Center",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.3.2", "A.4.5"],
    equivalents: ["prowler:sagemaker_domain_sso_configured"],
    why: "With IAM sign-in, whoever may open a profile works under its name: what was done can no longer be laid to one person.",
    fix: 'Set authMode to "SSO". It cannot be changed later: the domain is replaced.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html",
    check(domain, { report }) {
        if (domain.authMode !== "SSO") report("signs its users in without IAM Identity Center", "authMode");
    },
    examples: {
        passes: {
            "sign-in is through IAM Identity Center": { authMode: "SSO" },
        },
        fails: {
            "sign-in is through IAM": { authMode: "IAM" },
            "no way of signing in is given": {},
        },
        unknown: {
            "the way of signing in is not known yet": { authMode: unknownValue },
        },
    },
});
