import type { KeyArgs } from "@pulumi/aws/kms";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { keyTypes } from "../../services/kms";

export default definePolicy<KeyArgs>({
    id: "kms-no-lockout-bypass",
    title: "Key policies are set with AWS's lockout check",
    severity: "medium",
    appliesTo: [...keyTypes, "aws:kms/keyPolicy:KeyPolicy"],
    supports: ["A.7.2"],
    equivalents: ["pulumi:aws-kms-key-disallow-bypass-policy-lockout-safety-check"],
    why:
        "Without the check, one mistake in the key policy leaves a key that nobody can manage any more, and then only AWS " +
        "Support can help.",
    fix: "Leave bypassPolicyLockoutSafetyCheck out or set it to false.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
    check(key, { report }) {
        if (key.bypassPolicyLockoutSafetyCheck === true) {
            report("sets its policy without the lockout check", "bypassPolicyLockoutSafetyCheck");
        }
    },
    examples: {
        passes: {
            "the check is left at its default, on": {},
            "the check is on": { bypassPolicyLockoutSafetyCheck: false },
        },
        fails: {
            "the check is bypassed": { bypassPolicyLockoutSafetyCheck: true },
            "the check of a key policy is bypassed": ofType("aws:kms/keyPolicy:KeyPolicy", {
                keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
                policy: "{}",
                bypassPolicyLockoutSafetyCheck: true,
            }),
        },
        unknown: {
            "the bypass is not known yet": { bypassPolicyLockoutSafetyCheck: unknownValue },
        },
    },
});
