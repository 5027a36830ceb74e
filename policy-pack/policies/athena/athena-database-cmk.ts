import type { DatabaseArgs } from "@pulumi/aws/athena";

import { definePolicy, unknownValue } from "../../policy";
import { databaseType } from "../../services/athena";
import { isCustomerKey } from "../../services/kms";

const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DatabaseArgs>({
    id: "athena-database-cmk",
    title: "Athena databases encrypt query results with a customer-managed key",
    severity: "medium",
    appliesTo: databaseType,
    supports: ["A.7.2"],
    why: "Results are copies of the data that was asked about; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set encryptionConfiguration.encryptionOption to SSE_KMS or CSE_KMS, with kmsKey.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    check({ encryptionConfiguration }, { report }) {
        if (!isCustomerKey(encryptionConfiguration, "kmsKey")) {
            return report("does not encrypt results with a customer-managed key", "encryptionConfiguration.kmsKey");
        }
        if (encryptionConfiguration?.encryptionOption === "SSE_S3") {
            report("names a key that its encryption does not use", "encryptionConfiguration.encryptionOption");
        }
    },
    examples: {
        passes: {
            "a key is given": { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey } },
            "a key is given for encryption by the client": {
                encryptionConfiguration: { encryptionOption: "CSE_KMS", kmsKey },
            },
            "the stack itself makes the key": {
                encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: unknownValue },
            },
        },
        fails: {
            "encryption is left out": { name: "training" },
            "the key is one of S3": { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
            "the key is one that AWS manages": {
                encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: "alias/aws/s3" },
            },
            "a key is given, and the option does not use it": {
                encryptionConfiguration: { encryptionOption: "SSE_S3", kmsKey },
            },
        },
        unknown: { "the configuration is not known yet": { encryptionConfiguration: unknownValue } },
    },
});
