import type { DatabaseArgs } from "@pulumi/aws/athena";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { databaseType } from "../../services/athena";

export default definePolicy<DatabaseArgs>({
    id: "athena-database-encrypted",
    title: "Athena databases say how query results are encrypted",
    severity: "medium",
    appliesTo: databaseType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_77",
        "trivy:AWS-0006",
        "pulumi:aws-athena-database-disallow-unencrypted-database",
        "kics:athena_database_not_encrypted",
        "terrascan:AC_AWS_0443",
        "steampipe-tf:athena_database_encryption_at_rest_enabled",
    ],
    why: "Results hold rows of the data that was asked about; without a word they get whatever key their bucket has.",
    fix: "Set encryptionConfiguration.encryptionOption to SSE_KMS, with kmsKey.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    check({ encryptionConfiguration }, { report }) {
        if (!isSet(encryptionConfiguration, "encryptionOption")) {
            report("does not say how query results are encrypted", "encryptionConfiguration.encryptionOption");
        }
    },
    examples: {
        passes: {
            "results are encrypted with a key of S3": { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
            "results are encrypted with a key of KMS": {
                encryptionConfiguration: {
                    encryptionOption: "SSE_KMS",
                    kmsKey: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
        },
        fails: { "encryption is left out": { name: "training" } },
        unknown: { "the configuration is not known yet": { encryptionConfiguration: unknownValue } },
    },
});
