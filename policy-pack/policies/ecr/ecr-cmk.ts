import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { asList, definePolicy, ofType, unknownValue } from "../../policy";
import { creationTemplateType, repositoryType } from "../../services/ecr";
import { isCustomerKey } from "../../services/kms";

const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<Pick<RepositoryArgs, "encryptionConfigurations">>({
    id: "ecr-cmk",
    title: "Image repositories are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [repositoryType, creationTemplateType],
    supports: ["A.6.2.5"],
    equivalents: ["sechub:ECR.5", "trivy:AWS-0033", "config:ECR_REPOSITORY_CMK_ENCRYPTION_ENABLED"],
    why:
        "Images hold code, and often the weights of a model. ECR always encrypts them; only a key of your own lets you limit who " +
        "may pull them, and end it. Type KMS without a key is the key of AWS.",
    fix: "Set encryptionConfigurations to one with encryptionType KMS and kmsKey. The repository is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    check({ encryptionConfigurations }, { report }) {
        // There is at most one.
        const [encryption] = asList(encryptionConfigurations);
        if (!isCustomerKey(encryption, "kmsKey")) {
            return report("is not encrypted with a customer-managed key", "encryptionConfigurations.0.kmsKey");
        }
        const type = encryption?.encryptionType ?? "AES256";
        if (type !== "KMS" && type !== "KMS_DSSE") {
            report("names a key that its type of encryption does not use", "encryptionConfigurations.0.encryptionType");
        }
    },
    examples: {
        passes: {
            "a key is given": { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }] },
            "a key is given for encryption in two layers": {
                encryptionConfigurations: [{ encryptionType: "KMS_DSSE", kmsKey }],
            },
            "the stack itself makes the key": {
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: unknownValue }],
            },
            "repositories that ECR makes get a key": ofType(creationTemplateType, {
                prefix: "ROOT",
                appliedFors: ["REPLICATION"],
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }],
            }),
        },
        fails: {
            "encryption is left at its default, AES256 with a key of AWS": {},
            "the type is KMS, without a key": { encryptionConfigurations: [{ encryptionType: "KMS" }] },
            "the key is one that AWS manages": {
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "alias/aws/ecr" }],
            },
            "a key is given, and the type does not use it": {
                encryptionConfigurations: [{ encryptionType: "AES256", kmsKey }],
            },
            "repositories that ECR makes get the default": ofType(creationTemplateType, {
                prefix: "ROOT",
                appliedFors: ["PULL_THROUGH_CACHE"],
            }),
        },
        unknown: {
            "the whole configuration is not known yet": { encryptionConfigurations: unknownValue },
            "the type of encryption is not known yet": {
                encryptionConfigurations: [{ encryptionType: unknownValue, kmsKey }],
            },
        },
    },
});
