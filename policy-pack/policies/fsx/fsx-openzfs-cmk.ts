import type { OpenZfsFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, unknownValue } from "../../policy";
import { openZfsType } from "../../services/fsx";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<OpenZfsFileSystemArgs>({
    id: "fsx-openzfs-cmk",
    title: "FSx for OpenZFS file systems are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: openZfsType,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_203", "steampipe-tf:fsx_openzfs_file_system_encrypted_with_kms_cmk"],
    why: "Volumes and their snapshots hold datasets and checkpoints; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set kmsKeyId to a customer-managed key. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/encryption-rest.html",
    check(fileSystem, { report }) {
        if (!isCustomerKey(fileSystem, "kmsKeyId")) {
            report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { kmsKeyId: unknownValue },
        },
        fails: {
            "the key is left at its default, one that AWS manages": { deploymentType: "MULTI_AZ_1" },
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/fsx" },
        },
    },
});
