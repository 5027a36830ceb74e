import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";

export default definePolicy<ClusterArgs>({
    id: "emr-security-configuration-attached",
    title: "EMR clusters have a security configuration",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV2_AWS_55",
        "steampipe:emr_cluster_security_configuration_enabled",
        "kics:cfn/emr_cluster_without_security_configuration",
    ],
    why: "Encryption, authentication and access to instance metadata are set there and nowhere else; without one, all are off.",
    fix: "Set securityConfiguration to the name of a SecurityConfiguration. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-configurations.html",
    check(cluster, { report }) {
        if (!isSet(cluster, "securityConfiguration")) report("has no security configuration", "securityConfiguration");
    },
    examples: {
        passes: {
            "there is one": { releaseLabel: "emr-7.5.0", securityConfiguration: "training" },
            "the stack itself makes it": { releaseLabel: "emr-7.5.0", securityConfiguration: unknownValue },
        },
        fails: { "there is none": { releaseLabel: "emr-7.5.0" } },
    },
});
