import { definePolicy, ref, unknownValue } from "../../policy";
import { checkSecurityConfiguration, devEndpointType, jobType, securityConfigurationType } from "../../services/glue";
import type { RunnerOrConfigurationArgs } from "../../services/glue";

const configuration = (s3EncryptionMode: string) => ({
    type: securityConfigurationType,
    props: { name: "training-data", encryptionConfiguration: { s3Encryption: { s3EncryptionMode } } },
});

export default definePolicy<RunnerOrConfigurationArgs>({
    id: "glue-s3-encrypted",
    title: "What Glue jobs and development endpoints write to S3 is encrypted as they say",
    severity: "medium",
    scope: "stack",
    appliesTo: [securityConfigurationType, jobType, devEndpointType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "prowler:glue_etl_jobs_amazon_s3_encryption_enabled",
        "prowler:glue_development_endpoints_s3_encryption_enabled",
        "steampipe:glue_job_s3_encryption_enabled",
        "steampipe:glue_dev_endpoint_s3_encryption_enabled",
    ],
    why: "Otherwise prepared data, temporary files and Spark logs get whatever key each bucket has, also one that others made.",
    fix: "Give it a securityConfiguration whose s3Encryption has the mode SSE-KMS and a kmsKeyArn.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    check(resource, context) {
        const { securityConfiguration, defaultArguments } = resource.props;
        // Jobs without a security configuration can ask for the key of S3 by argument.
        if (!securityConfiguration && defaultArguments?.["--encryption-type"] === "sse-s3") return;
        checkSecurityConfiguration(
            resource,
            context,
            (encryption) => (encryption?.s3Encryption?.s3EncryptionMode ?? "DISABLED") !== "DISABLED",
            "what it writes to S3",
            "encryptionConfiguration.s3Encryption.s3EncryptionMode",
        );
    },
    examples: {
        passes: {
            "a job has a security configuration that encrypts": {
                security: configuration("SSE-KMS"),
                prepare: { type: jobType, props: { securityConfiguration: ref("security", "name") } },
            },
            "a job asks for encryption by argument": {
                prepare: { type: jobType, props: { defaultArguments: { "--encryption-type": "sse-s3" } } },
            },
        },
        fails: {
            "a security configuration does not encrypt": { security: configuration("DISABLED") },
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
