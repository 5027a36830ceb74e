import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType, isMadeOfAnother } from "../../services/rds";

export default definePolicy<ClusterArgs>({
    id: "rds-cluster-encrypted",
    title: "RDS and Aurora clusters are encrypted with a key of KMS",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_96",
        "cdk-nag:RDSStorageEncrypted",
        "fsbp:RDS.27",
        "pulumi:aws-rds-cluster-disallow-unencrypted-storage",
    ],
    why: "Documents and embeddings lie in the storage and its snapshots. Aurora encrypts clusters that are new since February 2026 by itself, with a key whose use nobody sees; older ones, and other engines, only if they are told to.",
    fix: "Set storageEncrypted to true, with kmsKeyId. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    check(database, { report, unknown }) {
        if (isSet(database, "storageEncrypted")) {
            if (String(database.storageEncrypted) !== "true")
                report("is not encrypted with a key of KMS", "storageEncrypted");
        } else if (isMadeOfAnother(database)) unknown("is encrypted if what it is made of is", "storageEncrypted");
        // The first generation of Aurora Serverless is always encrypted.
        else if (database.engineMode !== "serverless") report("is not encrypted with a key of KMS", "storageEncrypted");
    },
    examples: {
        passes: {
            "encryption is on": { engine: "aurora-postgresql", storageEncrypted: true },
            "it is Aurora Serverless of the first generation": { engine: "aurora-mysql", engineMode: "serverless" },
        },
        fails: {
            "encryption is left at its default, off": { engine: "aurora-postgresql" },
            "encryption is off": { engine: "aurora-postgresql", storageEncrypted: false },
            "encryption of a restored one is off": { snapshotIdentifier: "features-2025", storageEncrypted: false },
        },
        unknown: {
            "whether it is encrypted is not known yet": { engine: "aurora-postgresql", storageEncrypted: unknownValue },
            "it is made of a snapshot, and encrypted as that is": { snapshotIdentifier: "features-2025" },
        },
    },
});
