import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { clusterType, versionConfig } from "../../services/eks";
import type { VersionConfig } from "../../services/eks";
import { isOlder } from "../../services/versions";

export default definePolicy<ClusterArgs, VersionConfig>({
    id: "eks-version-supported",
    title: "EKS clusters run a Kubernetes version that is supported",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.6"],
    equivalents: [
        "fsbp:EKS.2",
        "prowler:eks_cluster_uses_a_supported_version",
        "sentinel:eks-cluster-supported-k8s-version-check",
        "config:EKS_CLUSTER_SUPPORTED_VERSION",
    ],
    why: "Holes in a version that is no longer supported stay open, and AWS moves the cluster on at a time of its own choice.",
    fix: "Set version to one that the release calendar of Amazon EKS lists under standard support.",
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
    config: versionConfig,
    check(cluster, { report, config }) {
        // A new cluster gets the default version of the time, which is supported.
        if (!isSet(cluster, "version")) return;
        if (isOlder(String(cluster.version), config.oldestVersion)) {
            report(`runs a Kubernetes version before ${config.oldestVersion}`, "version");
        }
    },
    examples: {
        passes: {
            "the version is supported": { version: "1.34" },
            "the version is left out: a new cluster gets a supported one": { name: "training" },
            "the version is the oldest that the configuration takes": withConfig(
                { oldestVersion: "1.35" },
                { version: "1.35" },
            ),
        },
        fails: {
            "the version is no longer supported": { version: "1.22" },
            "the version has one digit": { version: "1.9" },
            "the version is older than the configuration takes": withConfig(
                { oldestVersion: "1.35" },
                { version: "1.34" },
            ),
        },
        unknown: { "the version is not known yet": { version: unknownValue } },
    },
});
