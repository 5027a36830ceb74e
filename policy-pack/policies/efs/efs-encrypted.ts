import type { FileSystemArgs } from "@pulumi/aws/efs";

import { definePolicy, unknownValue } from "../../policy";
import { fileSystemType } from "../../services/efs";

export default definePolicy<FileSystemArgs>({
    id: "efs-encrypted",
    title: "EFS file systems are encrypted",
    severity: "high",
    appliesTo: fileSystemType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_42",
        "cdk-nag:EFSEncrypted",
        "fsbp:EFS.1",
        "fsbp:EFS.8",
        "trivy:AWS-0037",
        "pulumi:aws-efs-filesystem-disallow-unencrypted-file-system",
        "awsguard:efsEncrypted",
        "kics:efs_not_encrypted",
        "terrascan:AC_AWS_0097",
        "prowler:efs_encryption_at_rest_enabled",
        "steampipe:efs_file_system_encrypt_data_at_rest",
        "steampipe-tf:efs_file_system_encrypt_data_at_rest",
        "guard-registry:EFS_ENCRYPTED_CHECK",
        "sentinel:efs-filesystem-encrypted",
        "sentinel:efs-file-systems-should-be-encrypted-at-rest",
        "config:EFS_ENCRYPTED_CHECK",
    ],
    why: "File systems hold training data, notebooks and checkpoints; the console encrypts new ones, the API does not, and it cannot be turned on later.",
    fix: "Set encrypted to true. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    check({ encrypted }, { report }) {
        if (String(encrypted) !== "true") report("is not encrypted", "encrypted");
    },
    examples: {
        passes: { "encryption is on": { encrypted: true } },
        fails: {
            "encryption is left at its default, off": { throughputMode: "elastic" },
            "encryption is off": { encrypted: false },
        },
        unknown: { "whether it is encrypted is not known yet": { encrypted: unknownValue } },
    },
});
