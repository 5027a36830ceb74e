import type { ClusterArgs } from "@pulumi/aws/eks";

import { asList, definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/eks";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<ClusterArgs>({
    id: "eks-secrets-encryption",
    title: "Kubernetes secrets in EKS clusters are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_58",
        "fsbp:EKS.3",
        "trivy:AWS-0039",
        "pulumi:aws-eks-cluster-enable-cluster-encryption-config",
        "kics:eks_cluster_encryption_disabled",
        "prowler:eks_cluster_kms_cmk_encryption_in_secrets_enabled",
        "steampipe:eks_cluster_secrets_encrypted",
        "steampipe-tf:eks_cluster_secrets_encrypted",
        "guard-registry:EKS_CLUSTER_ENCRYPTION_RULE",
        "sentinel:eks-cluster-encrypted-kubernetes-secrets",
        "config:EKS_SECRETS_ENCRYPTED",
    ],
    why:
        "Secrets of workloads, such as tokens for model hubs and databases, lie in the cluster's store under a key of AWS; a key of " +
        "your own adds a layer whose use is logged and can be ended.",
    fix: 'Set encryptionConfig with provider.keyArn and resources ["secrets"].',
    reference: "https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html",
    check({ encryptionConfig }, { report }) {
        if (!asList(encryptionConfig?.resources).includes("secrets")) {
            return report(
                "does not encrypt Kubernetes secrets with a customer-managed key",
                "encryptionConfig.resources",
            );
        }
        if (!isCustomerKey(encryptionConfig?.provider, "keyArn")) {
            report("names no customer-managed key for Kubernetes secrets", "encryptionConfig.provider.keyArn");
        }
    },
    examples: {
        passes: {
            "a key is given for secrets": { encryptionConfig: { provider: { keyArn }, resources: ["secrets"] } },
            "the stack itself makes the key": {
                encryptionConfig: { provider: { keyArn: unknownValue }, resources: ["secrets"] },
            },
        },
        fails: {
            "encryption is left at its default, a key of AWS": {},
            "secrets are not among the resources": { encryptionConfig: { provider: { keyArn }, resources: [] } },
            "no key is named": { encryptionConfig: { provider: {}, resources: ["secrets"] } },
            "the key is one that AWS manages": {
                encryptionConfig: { provider: { keyArn: "alias/aws/eks" }, resources: ["secrets"] },
            },
        },
        unknown: { "the configuration is not known yet": { encryptionConfig: unknownValue } },
    },
});
