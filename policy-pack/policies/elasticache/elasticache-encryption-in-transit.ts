import type { ReplicationGroupArgs } from "@pulumi/aws/elasticache";

import { definePolicy, unknownValue } from "../../policy";

const engine = "valkey";

export default definePolicy<ReplicationGroupArgs>({
    id: "elasticache-encryption-in-transit",
    title: "ElastiCache takes TLS only",
    severity: "high",
    appliesTo: "aws:elasticache/replicationGroup:ReplicationGroup",
    supports: ["A.7.2"],
    why: "Without TLS prompts, answers and passwords travel in plain text, and the cache cannot ask clients who they are.",
    fix: "Set transitEncryptionEnabled to true and transitEncryptionMode to required, or leave the mode out.",
    reference: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    check({ transitEncryptionEnabled, transitEncryptionMode }, { report }) {
        if (String(transitEncryptionEnabled) !== "true") {
            return report("takes clients without TLS", "transitEncryptionEnabled");
        }
        if ((transitEncryptionMode ?? "required") !== "required") {
            report("takes clients without TLS beside those with it", "transitEncryptionMode");
        }
    },
    examples: {
        passes: {
            "TLS is on": { engine, transitEncryptionEnabled: true },
            "TLS is required": { engine, transitEncryptionEnabled: true, transitEncryptionMode: "required" },
        },
        fails: {
            "TLS is not turned on": { engine: "redis" },
            "TLS is off": { engine, transitEncryptionEnabled: false },
            "TLS is preferred only": { engine, transitEncryptionEnabled: true, transitEncryptionMode: "preferred" },
        },
        unknown: { "it is not known yet": { engine, transitEncryptionEnabled: unknownValue } },
    },
});
