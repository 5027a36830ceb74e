import type { DataCatalogEncryptionSettingsArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { catalogEncryptionType } from "../../services/glue";

const settings = (returnConnectionPasswordEncrypted: boolean) => ({
    dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: {
            returnConnectionPasswordEncrypted,
            awsKmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
    },
});

export default definePolicy<DataCatalogEncryptionSettingsArgs>({
    id: "glue-catalog-password-encrypted",
    title: "The Glue Data Catalog gives passwords of connections out encrypted only",
    severity: "high",
    appliesTo: catalogEncryptionType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "prowler:glue_data_catalogs_connection_passwords_encryption_enabled",
        "steampipe:glue_data_catalog_encryption_settings_password_encryption_enabled",
    ],
    why: "Without it whoever may call glue:GetConnection reads the password of the database behind the connection.",
    fix: "Set connectionPasswordEncryption.returnConnectionPasswordEncrypted to true, with awsKmsKeyId.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html",
    check({ dataCatalogEncryptionSettings }, { report }) {
        const { connectionPasswordEncryption } = dataCatalogEncryptionSettings ?? {};
        if (String(connectionPasswordEncryption?.returnConnectionPasswordEncrypted) !== "true") {
            report(
                "gives passwords of connections out in plain text",
                "dataCatalogEncryptionSettings.connectionPasswordEncryption.returnConnectionPasswordEncrypted",
            );
        }
    },
    examples: {
        passes: { "passwords are encrypted": settings(true) },
        fails: {
            "passwords are in plain text": settings(false),
            "the settings say nothing of it": { catalogId: "111122223333" },
        },
        unknown: { "it is not known yet": settings(unknownValue) },
    },
});
