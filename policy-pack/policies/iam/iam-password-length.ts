import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue, withConfig } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs, { minimumLength: number }>({
    id: "iam-password-length",
    title: "Passwords are long",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_10", "pulumi:aws-iam-password-policy-minimum-password-length"],
    why: "Short passwords are guessed.",
    fix: "Set minimumPasswordLength to 14 or more.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    config: {
        minimumLength: {
            type: "integer",
            minimum: 1,
            default: 14,
            description: "The fewest characters of a password.",
        },
    },
    check(policy, { config, report }) {
        if (policy.minimumPasswordLength === undefined || policy.minimumPasswordLength < config.minimumLength)
            report(`lets passwords be shorter than ${config.minimumLength} characters`, "minimumPasswordLength");
    },
    examples: {
        passes: {
            "it is as asked": { minimumPasswordLength: 16 },
            "the company asks for less": withConfig({ minimumLength: 8 }, { minimumPasswordLength: 8 }),
        },
        fails: {
            "it is left at its default, 6": { requireNumbers: true },
            "it is not enough": { minimumPasswordLength: 8 },
        },
        unknown: { "the setting is not known yet": { minimumPasswordLength: unknownValue } },
    },
});
