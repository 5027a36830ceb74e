import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs>({
    id: "iam-password-symbol",
    title: "Passwords have a symbol",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_14"],
    why: "Passwords of one kind of character are guessed sooner.",
    fix: "Set requireSymbols to true.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    check(policy, { report }) {
        // Absent means false.
        if (policy.requireSymbols !== true) report("asks for no symbol in passwords", "requireSymbols");
    },
    examples: {
        passes: { "one is asked for": { requireSymbols: true } },
        fails: {
            "it is left at its default, not to ask": { minimumPasswordLength: 14 },
            "none is asked for": { requireSymbols: false },
        },
        unknown: { "the setting is not known yet": { requireSymbols: unknownValue } },
    },
});
