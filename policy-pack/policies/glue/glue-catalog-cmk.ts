import type { DataCatalogEncryptionSettingsArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { catalogEncryptionType } from "../../services/glue";
import { isCustomerKey } from "../../services/kms";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const passwords = { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key };
const metadata = { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key };

export default definePolicy<DataCatalogEncryptionSettingsArgs>({
    id: "glue-catalog-cmk",
    title: "Metadata and passwords in the Glue Data Catalog are encrypted with customer-managed keys",
    severity: "medium",
    appliesTo: catalogEncryptionType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_94",
        "steampipe-tf:glue_data_catalog_encryption_enabled",
        "kics:glue_data_catalog_encryption_disabled",
    ],
    why: "Only a key of your own lets you limit who reads the catalog's metadata and the passwords in it, and end it.",
    fix: "Turn on both kinds of encryption, and set encryptionAtRest.sseAwsKmsKeyId and connectionPasswordEncryption.awsKmsKeyId.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/encryption-glue-resources.html",
    check({ dataCatalogEncryptionSettings }, { report, each }) {
        const path = "dataCatalogEncryptionSettings";
        // In two runs, so that one unknown value does not hide what the other says.
        each(dataCatalogEncryptionSettings ?? {}, ({ encryptionAtRest }) => {
            const mode = encryptionAtRest?.catalogEncryptionMode ?? "DISABLED";
            if (mode === "DISABLED" || !isCustomerKey(encryptionAtRest, "sseAwsKmsKeyId")) {
                report("does not encrypt metadata with a customer-managed key", `${path}.encryptionAtRest`);
            }
        });
        each(dataCatalogEncryptionSettings ?? {}, ({ connectionPasswordEncryption }) => {
            const isOn = String(connectionPasswordEncryption?.returnConnectionPasswordEncrypted) === "true";
            if (!isOn || !isCustomerKey(connectionPasswordEncryption, "awsKmsKeyId")) {
                report(
                    "does not encrypt passwords with a customer-managed key",
                    `${path}.connectionPasswordEncryption`,
                );
            }
        });
    },
    examples: {
        passes: {
            "both have a key": {
                dataCatalogEncryptionSettings: { connectionPasswordEncryption: passwords, encryptionAtRest: metadata },
            },
            "the stack itself makes the key": {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: { ...passwords, awsKmsKeyId: unknownValue },
                    encryptionAtRest: { ...metadata, sseAwsKmsKeyId: unknownValue },
                },
            },
        },
        fails: {
            "the settings say nothing": { catalogId: "111122223333" },
            "metadata has the key of AWS": {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: passwords,
                    encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
                },
            },
            "passwords are in plain text, and a key is named": {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: { ...passwords, returnConnectionPasswordEncrypted: false },
                    encryptionAtRest: metadata,
                },
            },
            "the mode is not known yet, and passwords have no key": {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true },
                    encryptionAtRest: { ...metadata, catalogEncryptionMode: unknownValue },
                },
            },
        },
        unknown: {
            "the mode is not known yet": {
                dataCatalogEncryptionSettings: {
                    connectionPasswordEncryption: passwords,
                    encryptionAtRest: { ...metadata, catalogEncryptionMode: unknownValue },
                },
            },
        },
    },
});
