import type { ClusterArgs } from "@pulumi/aws/redshift";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { clusterType, namespaceType } from "../../services/redshift";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const clusterIdentifier = "features";

export default definePolicy<Pick<ClusterArgs, "clusterIdentifier" | "encrypted" | "kmsKeyId">>({
    id: "redshift-cmk",
    title: "Redshift warehouses are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [clusterType, namespaceType],
    supports: ["A.7.2"],
    why: "Warehouses hold what features and training sets are made of; only a key of your own lets you limit who reads their snapshots, and end it.",
    fix: "Set kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
    check(warehouse, { resource, report }) {
        if (!isCustomerKey(warehouse, "kmsKeyId")) {
            return report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
        // Serverless namespaces are always encrypted, clusters unless told otherwise.
        if (resource.type === clusterType && String(warehouse.encrypted ?? true) !== "true") {
            report("names a key and leaves encryption off", "encrypted");
        }
    },
    examples: {
        passes: {
            "a key is given": { clusterIdentifier, kmsKeyId },
            "the stack itself makes the key of a namespace": ofType(namespaceType, { kmsKeyId: unknownValue }),
        },
        fails: {
            "the key is left at its default, one of AWS": { clusterIdentifier },
            "a namespace has the key of AWS": ofType(namespaceType, { namespaceName: "features" }),
            "the key is one that AWS manages": { clusterIdentifier, kmsKeyId: "alias/aws/redshift" },
            "a key is given and encryption is off": { clusterIdentifier, encrypted: "false", kmsKeyId },
        },
        unknown: { "whether it is encrypted is not known yet": { encrypted: unknownValue, kmsKeyId } },
    },
});
