import type { DataCatalogEncryptionSettingsArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { catalogEncryptionType } from "../../services/glue";

const settings = (catalogEncryptionMode: string) => ({
    dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: false },
        encryptionAtRest: { catalogEncryptionMode },
    },
});

export default definePolicy<DataCatalogEncryptionSettingsArgs>({
    id: "glue-catalog-metadata-encrypted",
    title: "The metadata of the Glue Data Catalog is encrypted",
    severity: "medium",
    appliesTo: catalogEncryptionType,
    supports: ["A.4.3", "A.7.2"],
    equivalents: [
        "prowler:glue_data_catalogs_metadata_encryption_enabled",
        "steampipe:glue_data_catalog_encryption_settings_metadata_encryption_enabled",
    ],
    why: "The catalog names every table, column and location of the training data; statistics of columns hold values out of them.",
    fix: "Set dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode to SSE-KMS.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
    check({ dataCatalogEncryptionSettings }, { report }) {
        const mode = dataCatalogEncryptionSettings?.encryptionAtRest?.catalogEncryptionMode ?? "DISABLED";
        if (mode === "DISABLED") {
            report(
                "does not encrypt the metadata of the catalog",
                "dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode",
            );
        }
    },
    examples: {
        passes: {
            "metadata is encrypted": settings("SSE-KMS"),
            "metadata is encrypted with a role for it": settings("SSE-KMS-WITH-SERVICE-ROLE"),
        },
        fails: {
            "encryption is off": settings("DISABLED"),
            "the settings say nothing of it": { catalogId: "111122223333" },
        },
        unknown: { "the mode is not known yet": settings(unknownValue) },
    },
});
