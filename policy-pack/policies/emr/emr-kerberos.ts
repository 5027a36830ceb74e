import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";

const releaseLabel = "emr-7.5.0";

export default definePolicy<ClusterArgs>({
    id: "emr-kerberos",
    title: "EMR clusters authenticate users and services by Kerberos",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.3.2", "A.7.2"],
    equivalents: [
        "cdk-nag:EMRKerberosEnabled",
        "config:EMR_KERBEROS_ENABLED",
        "steampipe:emr_cluster_kerberos_enabled",
        "steampipe-tf:emr_cluster_kerberos_enabled",
        "guard-registry:EMR_KERBEROS_ENABLED",
    ],
    why: "Without it Hadoop believes a client who it says it is: whoever reaches a node reads all data of the cluster under any name.",
    fix: "Set kerberosAttributes with realm and kdcAdminPassword, and a security configuration with an AuthenticationConfiguration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html",
    check({ kerberosAttributes }, { report }) {
        if (!isSet(kerberosAttributes, "realm")) report("does not use Kerberos", "kerberosAttributes");
    },
    examples: {
        passes: {
            "Kerberos is set up": {
                releaseLabel,
                kerberosAttributes: { realm: "EC2.INTERNAL", kdcAdminPassword: unknownValue },
            },
        },
        fails: { "Kerberos is left out": { releaseLabel } },
        unknown: { "the attributes are not known yet": { releaseLabel, kerberosAttributes: unknownValue } },
    },
});
