import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/rds";

export default definePolicy<ClusterArgs>({
    id: "rds-deletion-protection-cluster",
    title: "RDS and Aurora clusters are protected against deletion",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.4.3"],
    equivalents: ["checkov:CKV_AWS_139", "cdk-nag:RDSInstanceDeletionProtectionEnabled", "fsbp:RDS.7"],
    why: "One wrong call deletes the store that features or documents are served from; protection takes a second, deliberate one.",
    fix: "Set deletionProtection to true.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
    check({ deletionProtection }, { report }) {
        if (String(deletionProtection) !== "true") report("is not protected against deletion", "deletionProtection");
    },
    examples: {
        passes: { "protection is on": { engine: "aurora-postgresql", deletionProtection: true } },
        fails: {
            "protection is left at its default, off": { engine: "aurora-postgresql" },
            "protection is off": { engine: "aurora-postgresql", deletionProtection: false },
        },
        unknown: { "it is not known yet": { engine: "aurora-postgresql", deletionProtection: unknownValue } },
    },
});
