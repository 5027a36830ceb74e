import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";

export default definePolicy<ClusterArgs>({
    id: "eks-deletion-protection",
    title: "EKS clusters are protected against deletion",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.6.2.5"],
    equivalents: ["prowler:eks_cluster_deletion_protection_enabled"],
    why: "One wrong call deletes the cluster with everything that it serves; protection takes a second, deliberate one.",
    fix: "Set deletionProtection to true.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html",
    check({ deletionProtection }, { report }) {
        if (String(deletionProtection) !== "true") report("is not protected against deletion", "deletionProtection");
    },
    examples: {
        passes: { "protection is on": { deletionProtection: true } },
        fails: {
            "protection is left at its default, off": {},
            "protection is off": { deletionProtection: false },
        },
        unknown: { "whether there is protection is not known yet": { deletionProtection: unknownValue } },
    },
});
