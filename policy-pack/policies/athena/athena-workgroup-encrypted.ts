import type { WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { keepsResultsItself, workgroupType } from "../../services/athena";

const outputLocation = "s3://query-results/training/";

export default definePolicy<WorkgroupArgs>({
    id: "athena-workgroup-encrypted",
    title: "Athena workgroups say how query results are encrypted",
    severity: "medium",
    appliesTo: workgroupType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_159",
        "trivy:AWS-0006",
        "prowler:athena_workgroup_encryption",
        "pulumi:aws-athena-workgroup-disallow-unencrypted-workgroup",
        "kics:athena_workgroup_not_encrypted",
        "steampipe:athena_workgroup_encryption_at_rest_enabled",
        "steampipe-tf:athena_workgroup_encryption_at_rest_enabled",
        "config:ATHENA_WORKGROUP_ENCRYPTED_AT_REST",
        "sechub:Athena.1",
    ],
    why: "Results hold rows of the data that was asked about; without a word they get whatever key their bucket has.",
    fix: "Set configuration.resultConfiguration.encryptionConfiguration with encryptionOption SSE_KMS and kmsKeyArn.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    check(workgroup, { report }) {
        if (keepsResultsItself(workgroup)) return;
        const { encryptionConfiguration } = workgroup.configuration?.resultConfiguration ?? {};
        if (!isSet(encryptionConfiguration, "encryptionOption")) {
            report(
                "does not say how query results are encrypted",
                "configuration.resultConfiguration.encryptionConfiguration.encryptionOption",
            );
        }
    },
    examples: {
        passes: {
            "results are encrypted with a key of S3": {
                configuration: {
                    resultConfiguration: { outputLocation, encryptionConfiguration: { encryptionOption: "SSE_S3" } },
                },
            },
            "Athena keeps the results itself": {
                configuration: { managedQueryResultsConfiguration: { enabled: true } },
            },
        },
        fails: {
            "there is no configuration": { name: "training" },
            "results have a place and no encryption": { configuration: { resultConfiguration: { outputLocation } } },
        },
        unknown: { "the configuration is not known yet": { configuration: unknownValue } },
    },
});
