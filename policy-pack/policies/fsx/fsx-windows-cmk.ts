import type { WindowsFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, unknownValue } from "../../policy";
import { windowsType } from "../../services/fsx";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<WindowsFileSystemArgs>({
    id: "fsx-windows-cmk",
    title: "FSx for Windows File Server file systems are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: windowsType,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_179", "steampipe-tf:fsx_windows_file_system_encrypted_with_kms_cmk"],
    why: "Shares are where documents for retrieval come from; only a key of your own lets you limit who reads the storage, and end it.",
    fix: "Set kmsKeyId to a customer-managed key. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html",
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
            "the key is left at its default, one that AWS manages": { storageCapacity: 300 },
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/fsx" },
        },
    },
});
