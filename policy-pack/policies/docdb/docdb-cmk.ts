import type { ClusterArgs } from "@pulumi/aws/docdb";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const clusterIdentifier = "documents";

export default definePolicy<ClusterArgs>({
    id: "docdb-cmk",
    title: "DocumentDB clusters are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:docdb/cluster:Cluster",
    supports: ["A.7.2"],
    why: "Documents and their embeddings lie in the storage and its snapshots; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set storageEncrypted to true and kmsKeyId to a customer-managed key. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html",
    check(cluster, { report, unknown }) {
        if (isCustomerKey(cluster, "kmsKeyId")) {
            if (String(cluster.storageEncrypted ?? true) !== "true") {
                report("names a key and leaves encryption off", "storageEncrypted");
            }
            return;
        }
        const isMadeOfAnother = isSet(cluster, "snapshotIdentifier") || isSet(cluster, "restoreToPointInTime");
        if (isMadeOfAnother && !isSet(cluster, "kmsKeyId")) {
            unknown("is encrypted with the key of what it is made of", "kmsKeyId");
        } else report("is not encrypted with a customer-managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is given": { clusterIdentifier, storageEncrypted: true, kmsKeyId },
            "the stack itself makes the key": { clusterIdentifier, storageEncrypted: true, kmsKeyId: unknownValue },
        },
        fails: {
            "encryption is left at its default, off": { clusterIdentifier },
            "the key is left at its default, one that AWS manages": { clusterIdentifier, storageEncrypted: true },
            "a key is given and encryption is off": { clusterIdentifier, storageEncrypted: false, kmsKeyId },
        },
        unknown: { "it is made of a snapshot, and has the key of that": { snapshotIdentifier: "documents-2025" } },
    },
});
