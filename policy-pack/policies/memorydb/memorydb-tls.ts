import type { ClusterArgs } from "@pulumi/aws/memorydb";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<ClusterArgs>({
    id: "memorydb-tls",
    title: "MemoryDB clusters take TLS only",
    severity: "high",
    appliesTo: "aws:memorydb/cluster:Cluster",
    supports: ["A.7.2"],
    why: "Without TLS embeddings, answers and passwords travel in plain text, and the cluster cannot ask clients who they are.",
    fix: "Set tlsEnabled to true, or leave it out. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html",
    check({ tlsEnabled }, { report }) {
        if (String(tlsEnabled ?? true) !== "true") report("takes clients without TLS", "tlsEnabled");
    },
    examples: {
        passes: {
            "TLS is left at its default, on": { aclName: "retrieval" },
            "TLS is on": { aclName: "retrieval", tlsEnabled: true },
        },
        fails: { "TLS is off": { aclName: "open-access", tlsEnabled: false } },
        unknown: { "it is not known yet": { tlsEnabled: unknownValue } },
    },
});
