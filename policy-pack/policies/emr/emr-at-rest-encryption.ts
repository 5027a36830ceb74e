import { definePolicy, ref, unknownValue } from "../../policy";
import { checkSecurityConfiguration, clusterType, encryptsAtRest, securityConfigurationType } from "../../services/emr";
import type { ClusterOrConfigurationArgs } from "../../services/emr";

const security = (encryption: object) => ({
    type: securityConfigurationType,
    props: { name: "training", configuration: JSON.stringify({ EncryptionConfiguration: encryption }) },
});
const cluster = {
    type: clusterType,
    props: { releaseLabel: "emr-7.5.0", securityConfiguration: ref("security", "name") },
};

export default definePolicy<ClusterOrConfigurationArgs>({
    id: "emr-at-rest-encryption",
    title: "EMR encrypts data at rest",
    severity: "high",
    scope: "stack",
    appliesTo: [securityConfigurationType, clusterType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "fsbp:EMR.3",
        "trivy:AWS-0137",
        "steampipe:emr_security_configuration_encryption_at_rest_enabled",
        "steampipe:emr_cluster_encryption_at_rest_enabled",
        "sentinel:emr-security-configuration-encryption-rest",
    ],
    why: "Clusters that prepare training data keep it on their disks and write it to S3; without encryption a copy of a disk is a copy of the data.",
    fix: "Set EncryptionConfiguration.EnableAtRestEncryption to true in the security configuration, with AtRestEncryptionConfiguration.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    check(resource, context) {
        checkSecurityConfiguration(resource, context, encryptsAtRest, "encrypt data at rest");
    },
    examples: {
        passes: {
            "the security configuration asks for it": {
                security: security({ EnableAtRestEncryption: true, EnableInTransitEncryption: false }),
            },
            "a cluster has one that does": { security: security({ EnableAtRestEncryption: true }), cluster },
        },
        fails: {
            "the security configuration has it off": { security: security({ EnableAtRestEncryption: false }) },
            "the security configuration says nothing of it": {
                security: { type: securityConfigurationType, props: { configuration: "{}" } },
            },
            "the cluster has no security configuration": {
                cluster: { type: clusterType, props: { releaseLabel: "emr-7.5.0" } },
            },
        },
        unknown: {
            "the security configuration is not known yet": {
                security: { type: securityConfigurationType, props: { configuration: unknownValue } },
            },
            "the security configuration is not of this stack": {
                cluster: {
                    type: clusterType,
                    props: { releaseLabel: "emr-7.5.0", securityConfiguration: "elsewhere" },
                },
            },
        },
    },
});
