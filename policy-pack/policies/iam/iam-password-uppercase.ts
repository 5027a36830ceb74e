import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs>({
    id: "iam-password-uppercase",
    title: "Passwords have an upper-case letter",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_15"],
    why: "Passwords of one kind of character are guessed sooner.",
    fix: "Set requireUppercaseCharacters to true.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    check(policy, { report }) {
        // Absent means false.
        if (policy.requireUppercaseCharacters !== true)
            report("asks for no upper-case letter in passwords", "requireUppercaseCharacters");
    },
    examples: {
        passes: { "one is asked for": { requireUppercaseCharacters: true } },
        fails: {
            "it is left at its default, not to ask": { minimumPasswordLength: 14 },
            "none is asked for": { requireUppercaseCharacters: false },
        },
        unknown: { "the setting is not known yet": { requireUppercaseCharacters: unknownValue } },
    },
});
