import type { LustreFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, unknownValue } from "../../policy";
import { isScratch, lustreType } from "../../services/fsx";
import { isCustomerKey } from "../../services/kms";

const deploymentType = "PERSISTENT_2";

export default definePolicy<LustreFileSystemArgs>({
    id: "fsx-lustre-cmk",
    title: "FSx for Lustre file systems are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: lustreType,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_190", "steampipe-tf:fsx_lustre_file_system_encrypted_with_kms_cmk"],
    why:
        "The file system feeds whole datasets to training jobs; only a key of your own lets you limit who reads them, and end it. " +
        "Scratch file systems, the default, take none.",
    fix: "Set deploymentType to PERSISTENT_2 and kmsKeyId to a customer-managed key. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html",
    check(fileSystem, { report }) {
        if (isCustomerKey(fileSystem, "kmsKeyId")) return;
        if (isScratch(fileSystem)) report("is a scratch file system, which takes no key of yours", "deploymentType");
        else report("is not encrypted with a customer-managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": {
                deploymentType,
                kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { deploymentType, kmsKeyId: unknownValue },
        },
        fails: {
            "the key is left at its default, one that AWS manages": { deploymentType },
            "the key is one that AWS manages": { deploymentType, kmsKeyId: "alias/aws/fsx" },
            "the type is left at its default, scratch": { storageCapacity: 1200 },
        },
        unknown: { "neither key nor type are known yet": { deploymentType: unknownValue } },
    },
});
