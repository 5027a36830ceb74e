import { definePolicy, unknownValue } from "../../policy";
import {
    checkSecurityConfiguration,
    clusterType,
    encryptionPaths,
    encryptsAtRest,
    securityConfigurationType,
} from "../../services/emr";
import type { ClusterOrConfigurationArgs, Encryption } from "../../services/emr";
import { isAwsManagedKey } from "../../services/kms";

const security = (disk: object, EnableAtRestEncryption = true) => ({
    type: securityConfigurationType,
    props: {
        configuration: JSON.stringify({
            EncryptionConfiguration: {
                EnableAtRestEncryption,
                AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: disk },
            },
        }),
    },
});
const AwsKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-local-disk-cmk",
    title: "EMR encrypts local disks with a key of your own",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, clusterType],
    supports: ["A.7.2", "A.7.6"],
    why:
        "Only a key of your own, in KMS or from a provider of your own, lets you limit who reads the disks, and end it. Other checks " +
        "take the provider only.",
    fix: "Set LocalDiskEncryptionConfiguration to EncryptionKeyProviderType AwsKms and AwsKmsKey, or to Custom.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) => encryptsAtRest(encryption) && usesOwnKey(encryption),
            "encrypt local disks with a key of your own",
        );
    },
    examples: {
        passes: {
            "the key is a customer-managed one": {
                security: security({ EncryptionKeyProviderType: "AwsKms", AwsKmsKey }),
            },
            "the key comes from a provider of your own": {
                security: security({
                    EncryptionKeyProviderType: "Custom",
                    S3Object: "s3://security/keys.jar",
                    EncryptionKeyProviderClass: "com.example.Keys",
                }),
            },
        },
        fails: {
            "no key is named": { security: security({ EncryptionKeyProviderType: "AwsKms" }) },
            "the key is one that AWS manages": {
                security: security({ EncryptionKeyProviderType: "AwsKms", AwsKmsKey: "alias/aws/ebs" }),
            },
            "encryption at rest is off": {
                security: security({ EncryptionKeyProviderType: "AwsKms", AwsKmsKey }, false),
            },
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

function usesOwnKey(encryption: Encryption): boolean {
    const provider = encryption(`${encryptionPaths.localDisk}.EncryptionKeyProviderType`);
    const key = encryption(`${encryptionPaths.localDisk}.AwsKmsKey`);
    return provider === "Custom" || (typeof key === "string" && key !== "" && !isAwsManagedKey(key));
}
