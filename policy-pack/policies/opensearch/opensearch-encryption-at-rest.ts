import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-encryption-at-rest",
    title: "OpenSearch domains are encrypted at rest",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_5",
        "cdk-nag:OpenSearchEncryptedAtRest",
        "fsbp:Opensearch.1",
        "fsbp:ES.1",
        "prowler:opensearch_service_domains_encryption_at_rest_enabled",
        "steampipe:opensearch_domain_encryption_at_rest_enabled",
        "steampipe:es_domain_encryption_at_rest_enabled",
        "steampipe-tf:es_domain_encryption_at_rest_enabled",
        "trivy:AWS-0048",
        "kics:elasticsearch_not_encrypted_at_rest",
        "terrascan:AC_AWS_0112",
        "guard-registry:OPENSEARCH_ENCRYPTED_AT_REST",
        "sentinel:opensearch-encrypted-at-rest",
        "config:OPENSEARCH_ENCRYPTED_AT_REST",
        "awsguard:elasticsearchEncryptedAtRest",
    ],
    why: "The indexes hold the documents and embeddings that answers are drawn from, and so do their snapshots; without encryption a copy of the storage is a copy of the data.",
    fix: "Set encryptAtRest.enabled to true.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
    check({ encryptAtRest }, { report }) {
        if (String(encryptAtRest?.enabled) !== "true") report("is not encrypted at rest", "encryptAtRest.enabled");
    },
    examples: {
        passes: {
            "encryption is on": { encryptAtRest: { enabled: true } },
            "encryption is on, in a domain of the old name": ofType("aws:elasticsearch/domain:Domain", {
                encryptAtRest: { enabled: true },
            }),
        },
        fails: {
            "encryption is left at its default, off": { domainName: "knowledge" },
            "encryption is off": { encryptAtRest: { enabled: false } },
        },
        unknown: {
            "encryption comes from a value not known yet": { encryptAtRest: { enabled: unknownValue } },
        },
    },
});
