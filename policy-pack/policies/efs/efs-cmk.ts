import type { FileSystemArgs } from "@pulumi/aws/efs";

import { definePolicy, unknownValue } from "../../policy";
import { fileSystemType } from "../../services/efs";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<FileSystemArgs>({
    id: "efs-cmk",
    title: "EFS file systems are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: fileSystemType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_184",
        "kics:efs_without_kms",
        "terrascan:AC_AWS_0098",
        "steampipe:efs_file_system_encrypted_with_cmk",
        "steampipe-tf:efs_file_system_encrypted_with_kms_cmk",
    ],
    why: "Only a key of your own lets you limit who reads the training data and the checkpoints in the file system, and end it.",
    fix: "Set kmsKeyId to a customer-managed key, and encrypted to true. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    check(fileSystem, { report }) {
        if (!isCustomerKey(fileSystem, "kmsKeyId")) {
            return report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
        if (String(fileSystem.encrypted ?? true) !== "true")
            report("names a key and leaves encryption off", "encrypted");
    },
    examples: {
        passes: {
            "a key is given": { encrypted: true, kmsKeyId },
            "the stack itself makes the key": { encrypted: true, kmsKeyId: unknownValue },
        },
        fails: {
            "encryption is left at its default, off": {},
            "the key is left at its default, one that AWS manages": { encrypted: true },
            "the key is one that AWS manages": { encrypted: true, kmsKeyId: "alias/aws/elasticfilesystem" },
            "a key is given and encryption is off": { encrypted: false, kmsKeyId },
        },
        unknown: { "whether it is encrypted is not known yet": { encrypted: unknownValue, kmsKeyId } },
    },
});
