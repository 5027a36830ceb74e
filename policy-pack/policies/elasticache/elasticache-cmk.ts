import type { ReplicationGroupArgs } from "@pulumi/aws/elasticache";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";
const serverlessType = "aws:elasticache/serverlessCache:ServerlessCache";
const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const engine = "valkey";

export default definePolicy<Pick<ReplicationGroupArgs, "atRestEncryptionEnabled" | "engine" | "kmsKeyId">>({
    id: "elasticache-cmk",
    title: "ElastiCache is encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: [groupType, serverlessType],
    supports: ["A.7.2"],
    why: "Caches of prompts and answers, and vector indexes, lie on disk and in backups; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set kmsKeyId to a customer-managed key, and atRestEncryptionEnabled to true. The cache is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    check(cache, { resource, report }) {
        if (!isCustomerKey(cache, "kmsKeyId")) {
            return report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
        // Serverless caches are always encrypted; the provider takes a key for others only where encryption is on.
        if (resource.type === groupType && String(cache.atRestEncryptionEnabled ?? true) !== "true") {
            report("names a key and leaves encryption off", "atRestEncryptionEnabled");
        }
    },
    examples: {
        passes: {
            "a key is given": { engine, atRestEncryptionEnabled: true, kmsKeyId },
            "the stack itself makes the key of a serverless cache": ofType(serverlessType, {
                engine,
                kmsKeyId: unknownValue,
            }),
        },
        fails: {
            "encryption is left at its default": { engine },
            "encryption is on without a key": { engine, atRestEncryptionEnabled: true },
            "a serverless cache has the key of AWS": ofType(serverlessType, { engine }),
            "a key is given and encryption is off": { engine, atRestEncryptionEnabled: false, kmsKeyId },
        },
        unknown: { "whether it is encrypted is not known yet": { atRestEncryptionEnabled: unknownValue, kmsKeyId } },
    },
});
