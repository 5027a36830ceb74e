import type { SecurityConfigurationArgs } from "@pulumi/aws/glue";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { securityConfigurationType } from "../../services/glue";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const logs = { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn };
const bookmarks = { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn };
const data = { s3EncryptionMode: "SSE-KMS", kmsKeyArn };

export default definePolicy<SecurityConfigurationArgs>({
    id: "glue-security-configuration-encryption",
    title: "Security configurations of Glue encrypt logs, bookmarks and data, each with a key where it takes one",
    severity: "medium",
    appliesTo: securityConfigurationType,
    supports: ["A.7.2", "A.7.6"],
    equivalents: ["checkov:CKV_AWS_99", "kics:glue_security_configuration_encryption_disabled"],
    why: "A configuration that leaves one of the three out looks like encryption and is not: error messages in logs and bookmarks hold data too.",
    fix: "Set cloudwatchEncryption to SSE-KMS, jobBookmarksEncryption to CSE-KMS, each with kmsKeyArn, and s3Encryption to SSE-KMS.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    check({ encryptionConfiguration }, { report, each }) {
        const path = "encryptionConfiguration";
        // In three runs, so that one unknown value does not hide what the others say.
        each(encryptionConfiguration ?? {}, ({ cloudwatchEncryption }) => {
            if (
                !isSet(cloudwatchEncryption, "kmsKeyArn") ||
                cloudwatchEncryption?.cloudwatchEncryptionMode !== "SSE-KMS"
            ) {
                report("does not encrypt logs with a key", `${path}.cloudwatchEncryption`);
            }
        });
        each(encryptionConfiguration ?? {}, ({ jobBookmarksEncryption }) => {
            if (
                !isSet(jobBookmarksEncryption, "kmsKeyArn") ||
                jobBookmarksEncryption?.jobBookmarksEncryptionMode !== "CSE-KMS"
            ) {
                report("does not encrypt bookmarks with a key", `${path}.jobBookmarksEncryption`);
            }
        });
        each(encryptionConfiguration ?? {}, ({ s3Encryption }) => {
            if ((s3Encryption?.s3EncryptionMode ?? "DISABLED") === "DISABLED") {
                report("does not encrypt what jobs write to S3", `${path}.s3Encryption`);
            }
        });
    },
    examples: {
        passes: {
            "all three are encrypted": {
                encryptionConfiguration: {
                    cloudwatchEncryption: logs,
                    jobBookmarksEncryption: bookmarks,
                    s3Encryption: data,
                },
            },
            "the stack itself makes the key": {
                encryptionConfiguration: {
                    cloudwatchEncryption: { ...logs, kmsKeyArn: unknownValue },
                    jobBookmarksEncryption: { ...bookmarks, kmsKeyArn: unknownValue },
                    s3Encryption: { ...data, kmsKeyArn: unknownValue },
                },
            },
        },
        fails: {
            "the modes are left at their default, off": {
                encryptionConfiguration: { cloudwatchEncryption: {}, jobBookmarksEncryption: {}, s3Encryption: {} },
            },
            "bookmarks are left out": {
                encryptionConfiguration: {
                    cloudwatchEncryption: logs,
                    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "DISABLED" },
                    s3Encryption: data,
                },
            },
            "logs have no key": {
                encryptionConfiguration: {
                    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS" },
                    jobBookmarksEncryption: bookmarks,
                    s3Encryption: data,
                },
            },
            "one mode is not known yet and another is off": {
                encryptionConfiguration: {
                    cloudwatchEncryption: { ...logs, cloudwatchEncryptionMode: unknownValue },
                    jobBookmarksEncryption: bookmarks,
                    s3Encryption: { s3EncryptionMode: "DISABLED" },
                },
            },
        },
        unknown: {
            "one mode is not known yet": {
                encryptionConfiguration: {
                    cloudwatchEncryption: { ...logs, cloudwatchEncryptionMode: unknownValue },
                    jobBookmarksEncryption: bookmarks,
                    s3Encryption: data,
                },
            },
        },
    },
});
