import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue, withConfig } from "../../policy";

export default definePolicy<AccountPasswordPolicyArgs, { maximumDays: number }>({
    id: "iam-password-expiry",
    title: "Passwords expire",
    severity: "low",
    appliesTo: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    supports: ["A.3.2"],
    equivalents: ["checkov:CKV_AWS_9"],
    why: "A password that was found out is of use for as long as it stays.",
    fix: "Set maxPasswordAge to 90 or less.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    config: {
        maximumDays: {
            type: "integer",
            minimum: 1,
            default: 90,
            description: "The longest time, in days, that a password stays.",
        },
    },
    check(policy, { config, report }) {
        if (!policy.maxPasswordAge || policy.maxPasswordAge > config.maximumDays)
            report(`lets passwords stay for more than ${config.maximumDays} days`, "maxPasswordAge");
    },
    examples: {
        passes: {
            "it is as asked": { maxPasswordAge: 60 },
            "the company asks for less": withConfig({ maximumDays: 180 }, { maxPasswordAge: 180 }),
        },
        fails: {
            "it is left at its default, never": { requireNumbers: true },
            "it is not enough": { maxPasswordAge: 180 },
        },
        unknown: { "the setting is not known yet": { maxPasswordAge: unknownValue } },
    },
});
