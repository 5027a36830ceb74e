import type { ClusterArgs } from "@pulumi/aws/memorydb";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const aclName = "retrieval";

export default definePolicy<ClusterArgs>({
    id: "memorydb-cmk",
    title: "MemoryDB clusters are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:memorydb/cluster:Cluster",
    supports: ["A.7.2"],
    why: "Vector indexes, caches of answers and the memory of agents lie in the log and the snapshots; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set kmsKeyArn to a customer-managed key. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html",
    check(cluster, { report }) {
        if (!isCustomerKey(cluster, "kmsKeyArn")) {
            report("is not encrypted with a customer-managed key", "kmsKeyArn");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                aclName,
                kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { aclName, kmsKeyArn: unknownValue },
        },
        fails: {
            "the key is left at its default, one of AWS": { aclName },
            "the key is one that AWS manages": { aclName, kmsKeyArn: "alias/aws/memorydb" },
        },
    },
});
