import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs>({
    id: "iam-password-number",
    title: "Passwords have a digit",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_12"],
    why: "Passwords of one kind of character are guessed sooner.",
    fix: "Set requireNumbers to true.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    check(policy, { report }) {
        // Absent means false.
        if (policy.requireNumbers !== true) report("asks for no digit in passwords", "requireNumbers");
    },
    examples: {
        passes: { "one is asked for": { requireNumbers: true } },
        fails: {
            "it is left at its default, not to ask": { minimumPasswordLength: 14 },
            "none is asked for": { requireNumbers: false },
        },
        unknown: { "the setting is not known yet": { requireNumbers: unknownValue } },
    },
});
