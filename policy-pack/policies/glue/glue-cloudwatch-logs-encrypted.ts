import { definePolicy, ref, unknownValue } from "../../policy";
import {
    checkSecurityConfiguration,
    crawlerType,
    devEndpointType,
    jobType,
    securityConfigurationType,
} from "../../services/glue";
import type { RunnerOrConfigurationArgs } from "../../services/glue";

const configuration = (cloudwatchEncryptionMode: string) => ({
    type: securityConfigurationType,
    props: {
        name: "training-data",
        encryptionConfiguration: {
            cloudwatchEncryption: {
                cloudwatchEncryptionMode,
                kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
        },
    },
});

export default definePolicy<RunnerOrConfigurationArgs>({
    id: "glue-cloudwatch-logs-encrypted",
    title: "The logs of Glue jobs, crawlers and development endpoints are encrypted with a key",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, jobType, crawlerType, devEndpointType],
    supports: ["A.6.2.8", "A.7.2"],
    equivalents: [
        "cdk-nag:GlueEncryptedCloudWatchLogs",
        "prowler:glue_etl_jobs_cloudwatch_logs_encryption_enabled",
        "prowler:glue_development_endpoints_cloudwatch_logs_encryption_enabled",
        "steampipe:glue_job_cloudwatch_logs_encryption_enabled",
        "steampipe:glue_dev_endpoint_cloudwatch_logs_encryption_enabled",
    ],
    why: "What jobs print and the errors that they die of hold rows of the data that they prepare.",
    fix: "Give it a securityConfiguration whose cloudwatchEncryption has the mode SSE-KMS and a kmsKeyArn.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    check(resource, context) {
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) => (encryption?.cloudwatchEncryption?.cloudwatchEncryptionMode ?? "DISABLED") !== "DISABLED",
            "its logs",
            "encryptionConfiguration.cloudwatchEncryption.cloudwatchEncryptionMode",
        );
    },
    examples: {
        passes: {
            "a security configuration encrypts logs": { security: configuration("SSE-KMS") },
            "a job has a security configuration that does": {
                security: configuration("SSE-KMS"),
                prepare: { type: jobType, props: { securityConfiguration: ref("security", "name") } },
            },
        },
        fails: {
            "a security configuration does not": { security: configuration("DISABLED") },
            "a job has a security configuration that does not": {
                security: configuration("DISABLED"),
                prepare: { type: jobType, props: { securityConfiguration: ref("security", "name") } },
            },
            "a crawler has no security configuration": {
                crawler: { type: crawlerType, props: { databaseName: "training" } },
            },
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
