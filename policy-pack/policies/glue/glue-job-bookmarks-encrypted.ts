import { definePolicy, ref, unknownValue } from "../../policy";
import { checkSecurityConfiguration, devEndpointType, jobType, securityConfigurationType } from "../../services/glue";
import type { RunnerOrConfigurationArgs } from "../../services/glue";

const configuration = (jobBookmarksEncryptionMode: string) => ({
    type: securityConfigurationType,
    props: {
        name: "training-data",
        encryptionConfiguration: {
            jobBookmarksEncryption: {
                jobBookmarksEncryptionMode,
                kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
        },
    },
});

export default definePolicy<RunnerOrConfigurationArgs>({
    id: "glue-job-bookmarks-encrypted",
    title: "The bookmarks of Glue jobs and development endpoints are encrypted",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, jobType, devEndpointType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "cdk-nag:GlueJobBookmarkEncrypted",
        "prowler:glue_etl_jobs_job_bookmark_encryption_enabled",
        "prowler:glue_development_endpoints_job_bookmark_encryption_enabled",
        "steampipe:glue_job_bookmarks_encryption_enabled",
        "steampipe:glue_dev_endpoint_job_bookmarks_encryption_enabled",
    ],
    why: "Bookmarks keep which data a job has read, by keys that are values out of it.",
    fix: "Give it a securityConfiguration whose jobBookmarksEncryption has the mode CSE-KMS and a kmsKeyArn.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) =>
                (encryption?.jobBookmarksEncryption?.jobBookmarksEncryptionMode ?? "DISABLED") !== "DISABLED",
            "its bookmarks",
            "encryptionConfiguration.jobBookmarksEncryption.jobBookmarksEncryptionMode",
        );
    },
    examples: {
        passes: {
            "a job has a security configuration that encrypts bookmarks": {
                security: configuration("CSE-KMS"),
                prepare: { type: jobType, props: { securityConfiguration: ref("security", "name") } },
            },
        },
        fails: {
            "a security configuration does not": { security: configuration("DISABLED") },
            "a job has no security configuration": { prepare: { type: jobType, props: { name: "prepare" } } },
            "a development endpoint has no security configuration": {
                notebook: { type: devEndpointType, props: { name: "notebook" } },
            },
        },
        unknown: {
            "the mode is not known yet": { security: configuration(unknownValue) },
            "the security configuration is not of this stack": {
                prepare: { type: jobType, props: { securityConfiguration: "elsewhere" } },
            },
        },
    },
});
