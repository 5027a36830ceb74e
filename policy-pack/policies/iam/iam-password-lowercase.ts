import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs>({
    id: "iam-password-lowercase",
    title: "Passwords have a lower-case letter",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_11"],
    why: "Passwords of one kind of character are guessed sooner.",
    fix: "Set requireLowercaseCharacters to true.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    check(policy, { report }) {
        // Absent means false.
        if (policy.requireLowercaseCharacters !== true)
            report("asks for no lower-case letter in passwords", "requireLowercaseCharacters");
    },
    examples: {
        passes: { "one is asked for": { requireLowercaseCharacters: true } },
        fails: {
            "it is left at its default, not to ask": { minimumPasswordLength: 14 },
            "none is asked for": { requireLowercaseCharacters: false },
        },
        unknown: { "the setting is not known yet": { requireLowercaseCharacters: unknownValue } },
    },
});
