import type { InstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { instanceType, isMadeOfAnother } from "../../services/rds";

export default definePolicy<InstanceArgs>({
    id: "rds-instance-encrypted",
    title: "RDS instances are encrypted",
    severity: "high",
    appliesTo: instanceType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_16",
        "cdk-nag:RDSStorageEncrypted",
        "fsbp:RDS.3",
        "pulumi:aws-rds-instance-disallow-unencrypted-storage",
        "awsguard:rdsStorageEncrypted",
    ],
    why: "Features, documents and embeddings lie in the storage, its snapshots and its replicas; encryption cannot be turned on later.",
    fix: "Set storageEncrypted to true, with kmsKeyId. The instance is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    check(database, { report, unknown }) {
        if (isSet(database, "storageEncrypted")) {
            if (String(database.storageEncrypted) !== "true") report("is not encrypted", "storageEncrypted");
        } else if (isMadeOfAnother(database)) unknown("is encrypted if what it is made of is", "storageEncrypted");
        else report("is not encrypted", "storageEncrypted");
    },
    examples: {
        passes: { "encryption is on": { engine: "postgres", storageEncrypted: true } },
        fails: {
            "encryption is left at its default, off": { engine: "postgres" },
            "encryption is off": { engine: "postgres", storageEncrypted: false },
            "encryption of a restored one is off": { snapshotIdentifier: "features-2025", storageEncrypted: false },
        },
        unknown: {
            "whether it is encrypted is not known yet": { engine: "postgres", storageEncrypted: unknownValue },
            "it is made of a snapshot, and encrypted as that is": { snapshotIdentifier: "features-2025" },
        },
    },
});
