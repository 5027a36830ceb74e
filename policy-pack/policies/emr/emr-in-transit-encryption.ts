import { definePolicy, unknownValue } from "../../policy";
import { checkSecurityConfiguration, clusterType, isTrue, securityConfigurationType } from "../../services/emr";
import type { ClusterOrConfigurationArgs } from "../../services/emr";

const security = (encryption: object) => ({
    type: securityConfigurationType,
    props: { configuration: JSON.stringify({ EncryptionConfiguration: encryption }) },
});

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-in-transit-encryption",
    title: "EMR encrypts data between its nodes",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, clusterType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "checkov:CKV_AWS_351",
        "cdk-nag:EMREncryptionInTransit",
        "fsbp:EMR.4",
        "trivy:AWS-0138",
        "steampipe:emr_security_configuration_encryption_in_transit_enabled",
        "steampipe:emr_cluster_encryption_in_transit_enabled",
        "steampipe-tf:emr_cluster_security_configuration_encryption_in_transit_enabled",
        "sentinel:emr-security-configuration-encryption-transit",
    ],
    why: "Shuffles move the whole of the data between nodes; in plain text anybody on the way can read, and change, what a model learns from.",
    fix: "Set EncryptionConfiguration.EnableInTransitEncryption to true in the security configuration, with a TLSCertificateConfiguration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    check(resource, context) {
        // EMR takes no configuration that turns it on without certificates.
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) => isTrue(encryption("EnableInTransitEncryption")),
            "encrypt data between nodes",
        );
    },
    examples: {
        passes: {
            "the security configuration asks for it": {
                security: security({
                    EnableInTransitEncryption: true,
                    InTransitEncryptionConfiguration: {
                        TLSCertificateConfiguration: {
                            CertificateProviderType: "PEM",
                            S3Object: "s3://security/certificates.zip",
                        },
                    },
                }),
            },
        },
        fails: {
            "it is off": { security: security({ EnableInTransitEncryption: false }) },
            "nothing is said of it": { security: security({ EnableAtRestEncryption: true }) },
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
