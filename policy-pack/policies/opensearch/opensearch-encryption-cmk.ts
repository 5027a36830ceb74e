import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-encryption-cmk",
    title: "OpenSearch domains are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_247",
        "steampipe-tf:es_domain_encrypted_with_kms_cmk",
        "steampipe-tf:opensearch_domain_encrpted_with_kms_cmk",
        "kics:elasticsearch_encryption_with_kms_is_disabled",
    ],
    why: "The key that AWS manages can neither be taken away nor limited to some readers; only a key of your own lets you put an end to the use of the data.",
    fix: "Set encryptAtRest.enabled to true and encryptAtRest.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
    check({ encryptAtRest }, { report }) {
        if (!isCustomerKey(encryptAtRest, "kmsKeyId")) {
            return report("is not encrypted with a customer-managed key", "encryptAtRest.kmsKeyId");
        }
        if (String(encryptAtRest?.enabled) !== "true") {
            report("names a key and leaves encryption at rest off", "encryptAtRest.enabled");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                encryptAtRest: { enabled: true, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
            "the stack itself makes the key": { encryptAtRest: { enabled: true, kmsKeyId: unknownValue } },
        },
        fails: {
            "encryption is left at its default, off": {},
            "encryption is on without a key": { encryptAtRest: { enabled: true } },
            "the key is one that AWS manages": { encryptAtRest: { enabled: true, kmsKeyId: "alias/aws/es" } },
            "a key is given and encryption is off": {
                encryptAtRest: { enabled: false, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
        },
        unknown: {
            "the whole of encryptAtRest is not known yet": { encryptAtRest: unknownValue },
        },
    },
});
