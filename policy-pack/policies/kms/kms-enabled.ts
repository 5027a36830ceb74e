import type { KeyArgs, ReplicaKeyArgs } from "@pulumi/aws/kms";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { keyTypes } from "../../services/kms";

export default definePolicy<KeyArgs & Pick<ReplicaKeyArgs, "enabled">>({
    id: "kms-enabled",
    title: "Keys are enabled",
    severity: "low",
    appliesTo: keyTypes,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_227"],
    why: "Whatever was encrypted with a disabled key cannot be read: jobs and endpoints that need it fail when they start.",
    fix: "Leave isEnabled (enabled, on replicas and imported keys) out or set it to true.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
    check(key, { report, each }) {
        each(["isEnabled", "enabled"] as const, (flag) => {
            if (key[flag] === false) report("is disabled", flag);
        });
    },
    examples: {
        passes: {
            "the key is left at its default, enabled": {},
            "the key is enabled": { isEnabled: true },
        },
        fails: {
            "the key is disabled": { isEnabled: false },
            "the replica is disabled": ofType("aws:kms/replicaKey:ReplicaKey", {
                primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
                enabled: false,
            }),
        },
        unknown: {
            "whether the key is enabled is not known yet": { isEnabled: unknownValue },
        },
    },
});
