import type { SecurityConfigurationArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { securityConfigurationType } from "../../services/glue";
import { isCustomerKey } from "../../services/kms";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
type Part = "cloudwatchEncryption" | "jobBookmarksEncryption" | "s3Encryption";
const all = (key: string): Record<Part, Record<string, string>> => ({
    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key },
    s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key },
});

export default definePolicy<SecurityConfigurationArgs>({
    id: "glue-security-configuration-cmk",
    title: "Security configurations of Glue encrypt with customer managed keys",
    severity: "low",
    appliesTo: securityConfigurationType,
    supports: ["A.7.2", "A.7.6"],
    why: "Of a key that AWS manages the policy cannot be changed: every principal of the account that may read the bucket reads its data.",
    fix: "Set kmsKeyArn of each part that is encrypted with KMS to a key of yours.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html",
    check({ encryptionConfiguration: configuration }, { report, each }) {
        const parts = [
            ["cloudwatchEncryption", configuration?.cloudwatchEncryption, "cloudwatchEncryptionMode"],
            ["jobBookmarksEncryption", configuration?.jobBookmarksEncryption, "jobBookmarksEncryptionMode"],
            ["s3Encryption", configuration?.s3Encryption, "s3EncryptionMode"],
        ] as const;
        each(parts, ([name, part, mode]) => {
            // Other policies ask that there is encryption, and that it is by KMS.
            const how = (part as Readonly<Record<string, unknown>> | undefined)?.[mode];
            if (typeof how !== "string" || !how.endsWith("-KMS") || isCustomerKey(part, "kmsKeyArn")) return;
            report("encrypts with a key that AWS manages", `encryptionConfiguration.${name}.kmsKeyArn`);
        });
    },
    examples: {
        passes: {
            "a key of one's own is named": { encryptionConfiguration: all(kmsKeyArn) },
            "the key is made in the same deployment": { encryptionConfiguration: all(unknownValue) },
            "nothing is encrypted by KMS": {
                encryptionConfiguration: {
                    cloudwatchEncryption: {},
                    jobBookmarksEncryption: {},
                    s3Encryption: { s3EncryptionMode: "SSE-S3" },
                },
            },
        },
        fails: {
            "the key is one that AWS manages": { encryptionConfiguration: all("alias/aws/glue") },
            "no key is named for what is written to S3": {
                encryptionConfiguration: {
                    cloudwatchEncryption: {},
                    jobBookmarksEncryption: {},
                    s3Encryption: { s3EncryptionMode: "SSE-KMS" },
                },
            },
        },
        unknown: {
            "how it encrypts is not known yet": {
                encryptionConfiguration: {
                    cloudwatchEncryption: {},
                    jobBookmarksEncryption: {},
                    s3Encryption: { s3EncryptionMode: unknownValue, kmsKeyArn: "alias/aws/s3" },
                },
            },
        },
    },
});
