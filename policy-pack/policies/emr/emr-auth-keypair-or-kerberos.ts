import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";

const releaseLabel = "emr-7.5.0";

export default definePolicy<ClusterArgs>({
    id: "emr-auth-keypair-or-kerberos",
    title: "EMR clusters take a key pair or Kerberos to sign in",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.3.2"],
    equivalents: ["cdk-nag:EMRAuthEC2KeyPairOrKerberos"],
    why: "Where the cluster has no way to tell who signs in, people make one: a password in a bootstrap script, or one user for all.",
    fix: "Set kerberosAttributes, or ec2Attributes.keyName.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-authenticate-cluster-connections.html",
    check(cluster, { report }) {
        if (isSet(cluster, "kerberosAttributes")) return;
        if (!isSet(cluster.ec2Attributes, "keyName")) {
            report("has neither Kerberos nor a key pair", "kerberosAttributes");
        }
    },
    examples: {
        passes: {
            "there is a key pair": { releaseLabel, ec2Attributes: { keyName: "operators" } },
            "there is Kerberos": { releaseLabel, kerberosAttributes: { realm: "EC2.INTERNAL" } },
        },
        fails: {
            "there is neither": { releaseLabel, ec2Attributes: { subnetId: "subnet-0123456789abcdef0" } },
            "nothing is said of nodes": { releaseLabel },
        },
        unknown: { "the attributes of nodes are not known yet": { releaseLabel, ec2Attributes: unknownValue } },
    },
});
