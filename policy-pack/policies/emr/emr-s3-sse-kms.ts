import { definePolicy, unknownValue } from "../../policy";
import {
    checkSecurityConfiguration,
    clusterType,
    encryptionPaths,
    encryptsAtRest,
    securityConfigurationType,
} from "../../services/emr";
import type { ClusterOrConfigurationArgs } from "../../services/emr";

const security = (s3: object, EnableAtRestEncryption = true) => ({
    type: securityConfigurationType,
    props: {
        configuration: JSON.stringify({
            EncryptionConfiguration: {
                EnableAtRestEncryption,
                AtRestEncryptionConfiguration: { S3EncryptionConfiguration: s3 },
            },
        }),
    },
});
const AwsKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-s3-sse-kms",
    title: "EMR encrypts what it writes to S3 with a key of KMS",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, clusterType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "checkov:CKV_AWS_171",
        "steampipe:emr_cluster_encryption_at_rest_with_sse_kms",
        "steampipe-tf:emr_cluster_security_configuration_encryption_uses_sse_kms",
    ],
    why: "With the key of S3, whoever may read the bucket reads the prepared data; use of a key of KMS is granted and logged apart.",
    fix: "Set S3EncryptionConfiguration.EncryptionMode to SSE-KMS (or CSE-KMS) and AwsKmsKey in the security configuration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) =>
                encryptsAtRest(encryption) &&
                ["SSE-KMS", "CSE-KMS"].includes(String(encryption(`${encryptionPaths.s3}.EncryptionMode`))),
            "encrypt what is written to S3 with a key of KMS",
        );
    },
    examples: {
        passes: {
            "S3 encrypts with a key of KMS": { security: security({ EncryptionMode: "SSE-KMS", AwsKmsKey }) },
            "the cluster encrypts with a key of KMS itself": {
                security: security({ EncryptionMode: "CSE-KMS", AwsKmsKey }),
            },
        },
        fails: {
            "the key is one of S3": { security: security({ EncryptionMode: "SSE-S3" }) },
            "nothing is said of S3": { security: security({}) },
            "a mode is given and encryption at rest is off": {
                security: security({ EncryptionMode: "SSE-KMS", AwsKmsKey }, false),
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
