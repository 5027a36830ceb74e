import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { clusterType, instanceType, isMadeOfAnother } from "../../services/rds";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const engine = "aurora-postgresql";

export default definePolicy<ClusterArgs>({
    id: "rds-cmk",
    title: "RDS databases are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [clusterType, instanceType],
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_327"],
    why: "Only a key of your own lets you limit who reads snapshots of the features and embeddings, and end it.",
    fix: "Set kmsKeyId to a customer-managed key, and storageEncrypted to true. The database is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html",
    check(database, { report, unknown }) {
        if (!isCustomerKey(database, "kmsKeyId")) {
            if (!isSet(database, "kmsKeyId") && isMadeOfAnother(database)) {
                return unknown("is encrypted with the key of what it is made of", "kmsKeyId");
            }
            return report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
        if (String(database.storageEncrypted ?? true) !== "true") {
            report("names a key and leaves encryption off", "storageEncrypted");
        }
    },
    examples: {
        passes: {
            "a key is given": { engine, storageEncrypted: true, kmsKeyId },
            "the stack itself makes the key": ofType(instanceType, {
                engine: "postgres",
                storageEncrypted: true,
                kmsKeyId: unknownValue,
            }),
        },
        fails: {
            "encryption is left at its default": { engine },
            "the key is left at its default, one that AWS manages": { engine, storageEncrypted: true },
            "the key of an instance is one that AWS manages": ofType(instanceType, {
                engine: "postgres",
                storageEncrypted: true,
                kmsKeyId: "alias/aws/rds",
            }),
            "a key is given and encryption is off": { engine, storageEncrypted: false, kmsKeyId },
        },
        unknown: {
            "it is made of a snapshot, and has the key of that": { engine, snapshotIdentifier: "features-2025" },
            "whether it is encrypted is not known yet": { engine, storageEncrypted: unknownValue, kmsKeyId },
        },
    },
});
