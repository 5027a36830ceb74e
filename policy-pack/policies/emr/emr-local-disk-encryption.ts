import { definePolicy, unknownValue } from "../../policy";
import {
    checkSecurityConfiguration,
    clusterType,
    encryptionPaths,
    encryptsAtRest,
    securityConfigurationType,
} from "../../services/emr";
import type { ClusterOrConfigurationArgs } from "../../services/emr";

const security = (atRest: object, EnableAtRestEncryption = true) => ({
    type: securityConfigurationType,
    props: {
        configuration: JSON.stringify({
            EncryptionConfiguration: { EnableAtRestEncryption, AtRestEncryptionConfiguration: atRest },
        }),
    },
});
const disk = {
    LocalDiskEncryptionConfiguration: {
        EncryptionKeyProviderType: "AwsKms",
        AwsKmsKey: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
};

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-local-disk-encryption",
    title: "EMR encrypts the local disks of its nodes",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, clusterType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "checkov:CKV_AWS_349",
        "cdk-nag:EMRLocalDiskEncryption",
        "trivy:AWS-0139",
        "steampipe:emr_cluster_local_disk_encryption_enabled",
        "steampipe-tf:emr_cluster_security_configuration_local_disk_encryption_enabled",
    ],
    why: "Intermediate results and HDFS lie on the disks of the nodes, rows of the training data among them.",
    fix: "Set AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration in the security configuration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) => encryptsAtRest(encryption) && hasEntries(encryption(encryptionPaths.localDisk)),
            "encrypt the local disks of nodes",
        );
    },
    examples: {
        passes: { "the disks are encrypted": { security: security(disk) } },
        fails: {
            "only S3 is encrypted": {
                security: security({ S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" } }),
            },
            "disks are spoken of and encryption at rest is off": { security: security(disk, false) },
            "the cluster has no security configuration": {
                cluster: { type: clusterType, props: { releaseLabel: "emr-7.5.0" } },
            },
        },
        unknown: {
            "the security configuration is not known yet": {
                security: { type: securityConfigurationType, props: { configuration: unknownValue } },
            },
        },
    },
});

function hasEntries(value: unknown): boolean {
    return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
