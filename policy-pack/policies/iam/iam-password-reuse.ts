import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue, withConfig } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs, { generations: number }>({
    id: "iam-password-reuse",
    title: "Old passwords cannot be used again",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_13", "pulumi:aws-iam-password-policy-prevent-reuse"],
    why: "A password that was found out once is found out for good where it comes back.",
    fix: "Set passwordReusePrevention to 24.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    config: {
        generations: {
            type: "integer",
            minimum: 1,
            default: 24,
            description: "How many earlier passwords cannot be used again.",
        },
    },
    check(policy, { config, report }) {
        if (policy.passwordReusePrevention === undefined || policy.passwordReusePrevention < config.generations)
            report(`lets one of the last ${config.generations} passwords be used again`, "passwordReusePrevention");
    },
    examples: {
        passes: {
            "it is as asked": { passwordReusePrevention: 24 },
            "the company asks for less": withConfig({ generations: 3 }, { passwordReusePrevention: 3 }),
        },
        fails: {
            "it is left at its default, none": { requireNumbers: true },
            "it is not enough": { passwordReusePrevention: 3 },
        },
        unknown: { "the setting is not known yet": { passwordReusePrevention: unknownValue } },
    },
});
