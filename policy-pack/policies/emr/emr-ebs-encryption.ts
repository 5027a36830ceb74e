import { definePolicy, unknownValue } from "../../policy";
import {
    checkSecurityConfiguration,
    encryptionPaths,
    encryptsAtRest,
    isTrue,
    securityConfigurationType,
} from "../../services/emr";
import type { ClusterOrConfigurationArgs } from "../../services/emr";

const security = (disk: object, EnableAtRestEncryption = true) => ({
    type: securityConfigurationType,
    props: {
        configuration: JSON.stringify({
            EncryptionConfiguration: {
                EnableAtRestEncryption,
                AtRestEncryptionConfiguration: {
                    LocalDiskEncryptionConfiguration: {
                        EncryptionKeyProviderType: "AwsKms",
                        AwsKmsKey: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                        ...disk,
                    },
                },
            },
        }),
    },
});

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-ebs-encryption",
    title: "EMR encrypts root volumes and storage volumes by EBS",
    severity: "medium",
    scope: "stack",
    appliesTo: securityConfigurationType,
    supports: ["A.7.2", "A.7.6"],
    equivalents: ["checkov:CKV_AWS_350", "steampipe-tf:emr_cluster_security_configuration_ebs_encryption_enabled"],
    why: "Without it EMR encrypts storage volumes from inside the node only, and leaves the root volume, with its logs and swap, in plain text.",
    fix: "Set LocalDiskEncryptionConfiguration.EnableEbsEncryption to true in the security configuration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) =>
                encryptsAtRest(encryption) && isTrue(encryption(`${encryptionPaths.localDisk}.EnableEbsEncryption`)),
            "encrypt volumes by EBS",
        );
    },
    examples: {
        passes: { "encryption by EBS is on": { security: security({ EnableEbsEncryption: true }) } },
        fails: {
            "encryption by EBS is left at its default, off": { security: security({}) },
            "encryption by EBS is off": { security: security({ EnableEbsEncryption: false }) },
            "encryption at rest is off": { security: security({ EnableEbsEncryption: true }, false) },
        },
        unknown: {
            "the security configuration is not known yet": {
                security: { type: securityConfigurationType, props: { configuration: unknownValue } },
            },
        },
    },
});
