import type { NodeGroupArgs } from "@pulumi/aws/eks";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { nodeGroupType, versionConfig } from "../../services/eks";
import type { VersionConfig } from "../../services/eks";
import { isOlder } from "../../services/versions";

export default definePolicy<NodeGroupArgs, VersionConfig>({
    id: "eks-nodegroup-version-supported",
    title: "Node groups of EKS run a Kubernetes version that is supported",
    severity: "high",
    appliesTo: nodeGroupType,
    supports: ["A.4.5", "A.6.2.6"],
    equivalents: ["fsbp:EKS.9"],
    why: "Node groups stay on their version when the cluster moves on; their kubelets and images then get no more patches.",
    fix: "Set version to that of the cluster, or leave it out and take the cluster's.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html",
    config: versionConfig,
    check(nodeGroup, { report, config }) {
        // A new node group gets the cluster's version, which has a policy of its own.
        if (!isSet(nodeGroup, "version")) return;
        if (isOlder(String(nodeGroup.version), config.oldestVersion)) {
            report(`runs a Kubernetes version before ${config.oldestVersion}`, "version");
        }
    },
    examples: {
        passes: {
            "the version is supported": { clusterName: "training", version: "1.34" },
            "the version is left at its default, the cluster's": { clusterName: "training" },
        },
        fails: {
            "the version is no longer supported": { clusterName: "training", version: "1.27" },
            "the version is older than the configuration takes": withConfig(
                { oldestVersion: "1.35" },
                { clusterName: "training", version: "1.34" },
            ),
        },
        unknown: { "the version is not known yet": { clusterName: "training", version: unknownValue } },
    },
});
