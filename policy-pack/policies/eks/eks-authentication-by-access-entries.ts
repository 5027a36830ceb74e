import type { ClusterArgs } from "@pulumi/aws/eks";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";

export default definePolicy<ClusterArgs>({
    id: "eks-authentication-by-access-entries",
    title: "EKS clusters take who may use them from access entries",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.9.4"],
    why:
        "The aws-auth ConfigMap is edited inside the cluster, by whoever may edit it there, and whoever created the cluster stays " +
        "an administrator that no list shows. Access entries are resources of AWS: their changes are reviewed and logged.",
    fix: 'Set accessConfig.authenticationMode to "API", or to "API_AND_CONFIG_MAP" until the last entries have been moved.',
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html",
    check({ accessConfig }, { report }) {
        // Absent means CONFIG_MAP for clusters that are made by the API.
        const mode = accessConfig?.authenticationMode ?? "CONFIG_MAP";
        if (mode === "API" || mode === "API_AND_CONFIG_MAP") return;
        report("is opened by the aws-auth ConfigMap alone", "accessConfig.authenticationMode");
    },
    examples: {
        passes: {
            "access entries are all that counts": { accessConfig: { authenticationMode: "API" } },
            "both count, while entries are being moved": { accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" } },
        },
        fails: {
            "it is left at its default, the ConfigMap": {},
            "the ConfigMap is asked for": { accessConfig: { authenticationMode: "CONFIG_MAP" } },
        },
        unknown: { "the mode is not known yet": { accessConfig: { authenticationMode: unknownValue } } },
    },
});
