import type { EncryptionByDefaultArgs } from "@pulumi/aws/ebs";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<EncryptionByDefaultArgs>({
    id: "ebs-default-encryption",
    title: "The account encrypts new EBS volumes by default",
    severity: "high",
    appliesTo: "aws:ebs/encryptionByDefault:EncryptionByDefault",
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_AWS_106", "fsbp:EC2.7"],
    why: "The setting is what encrypts the volumes that services and people make outside of this program.",
    fix: "Leave enabled out or set it to true.",
    reference: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
    check({ enabled }, { report }) {
        // Absent means true.
        if (enabled === false) report("turns encryption by default off", "enabled");
    },
    examples: {
        passes: {
            "the setting is left at its default, on": {},
            "the setting is on": { enabled: true },
        },
        fails: {
            "the setting is off": { enabled: false },
        },
        unknown: {
            "the setting is not known yet": { enabled: unknownValue },
        },
    },
});
