import type { KeyArgs } from "@pulumi/aws/kms";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<KeyArgs>({
    id: "kms-rotation",
    title: "Symmetric keys are rotated every year",
    severity: "medium",
    appliesTo: "aws:kms/key:Key",
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_7",
        "cdk-nag:KMSBackingKeyRotationEnabled",
        "sechub:KMS.4",
        "pulumi:aws-kms-key-enable-key-rotation",
        "awsguard:cmkBackingKeyRotationEnabled",
    ],
    why: "Rotation bounds how much data one piece of key material has encrypted; what is encrypted already stays readable.",
    fix: "Set enableKeyRotation to true.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    check(key, { report, notApplicable }) {
        // AWS rotates neither keys in custom key stores nor asymmetric and HMAC keys.
        if (isSet(key, "customKeyStoreId") || isSet(key, "xksKeyId")) notApplicable();
        if ((key.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") notApplicable();
        // Absent means false.
        if (key.enableKeyRotation !== true) report("is never rotated", "enableKeyRotation");
    },
    examples: {
        passes: {
            "rotation is enabled": { description: "Training data", enableKeyRotation: true },
            "rotation of a multi-Region primary key is enabled": { multiRegion: true, enableKeyRotation: true },
        },
        fails: {
            "rotation is left at its default, off": { description: "Training data" },
            "rotation is off": { customerMasterKeySpec: "SYMMETRIC_DEFAULT", enableKeyRotation: false },
        },
        unknown: {
            "rotation comes from a value not known yet": { enableKeyRotation: unknownValue },
        },
        notApplicable: {
            "the key signs": { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_4096" },
            "the key makes message authentication codes": {
                keyUsage: "GENERATE_VERIFY_MAC",
                customerMasterKeySpec: "HMAC_256",
            },
            "the key is in a custom key store": { customKeyStoreId: "cks-1234567890abcdef0" },
        },
    },
});
