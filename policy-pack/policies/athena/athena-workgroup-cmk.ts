import type { WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, unknownValue } from "../../policy";
import { keepsResultsItself, workgroupType } from "../../services/athena";
import { isCustomerKey } from "../../services/kms";

const outputLocation = "s3://query-results/training/";
const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<WorkgroupArgs>({
    id: "athena-workgroup-cmk",
    title: "Athena workgroups encrypt query results with a customer-managed key",
    severity: "medium",
    appliesTo: workgroupType,
    supports: ["A.7.2"],
    why: "Results are copies of the data that was asked about; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set encryptionConfiguration of resultConfiguration to SSE_KMS or CSE_KMS with kmsKeyArn, or that of managedQueryResultsConfiguration to a kmsKey.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    check(workgroup, { report }) {
        const { managedQueryResultsConfiguration, resultConfiguration } = workgroup.configuration ?? {};
        if (keepsResultsItself(workgroup)) {
            if (!isCustomerKey(managedQueryResultsConfiguration?.encryptionConfiguration, "kmsKey")) {
                report(
                    "does not encrypt results with a customer-managed key",
                    "configuration.managedQueryResultsConfiguration.encryptionConfiguration.kmsKey",
                );
            }
            return;
        }
        const encryption = resultConfiguration?.encryptionConfiguration;
        const path = "configuration.resultConfiguration.encryptionConfiguration";
        if (!isCustomerKey(encryption, "kmsKeyArn")) {
            return report("does not encrypt results with a customer-managed key", `${path}.kmsKeyArn`);
        }
        const option = encryption?.encryptionOption;
        if (option !== "SSE_KMS" && option !== "CSE_KMS") {
            report("names a key that its encryption does not use", `${path}.encryptionOption`);
        }
    },
    examples: {
        passes: {
            "a key is given": {
                configuration: {
                    resultConfiguration: {
                        outputLocation,
                        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: kmsKey },
                    },
                },
            },
            "the stack itself makes the key": {
                configuration: {
                    resultConfiguration: {
                        outputLocation,
                        encryptionConfiguration: { encryptionOption: "CSE_KMS", kmsKeyArn: unknownValue },
                    },
                },
            },
            "Athena keeps the results itself, with the key": {
                configuration: {
                    managedQueryResultsConfiguration: { enabled: true, encryptionConfiguration: { kmsKey } },
                },
            },
        },
        fails: {
            "there is no configuration": { name: "training" },
            "the key is one of S3": {
                configuration: {
                    resultConfiguration: { outputLocation, encryptionConfiguration: { encryptionOption: "SSE_S3" } },
                },
            },
            "a key is given, and the option does not use it": {
                configuration: {
                    resultConfiguration: {
                        outputLocation,
                        encryptionConfiguration: { encryptionOption: "SSE_S3", kmsKeyArn: kmsKey },
                    },
                },
            },
            "Athena keeps the results itself, with a key of AWS": {
                configuration: { managedQueryResultsConfiguration: { enabled: true } },
            },
        },
        unknown: { "the configuration is not known yet": { configuration: unknownValue } },
    },
});
