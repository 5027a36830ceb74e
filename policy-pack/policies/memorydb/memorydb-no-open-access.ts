import type { ClusterArgs } from "@pulumi/aws/memorydb";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<ClusterArgs>({
    id: "memorydb-no-open-access",
    title: "MemoryDB clusters ask clients who they are",
    severity: "high",
    appliesTo: "aws:memorydb/cluster:Cluster",
    supports: ["A.3.2", "A.7.2"],
    why: "The access list open-access lets in whoever reaches the cluster, without a password, to every key and every command.",
    fix: "Set aclName to an Acl with users of your own, best of the kind that signs in with IAM.",
    reference: "https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html",
    check({ aclName }, { report }) {
        if (aclName === "open-access") report("lets in everybody who reaches it", "aclName");
    },
    examples: {
        passes: { "the access list is one of your own": { aclName: "retrieval" } },
        fails: { "the access list is open": { aclName: "open-access" } },
        unknown: { "the access list is not known yet": { aclName: unknownValue } },
    },
});
