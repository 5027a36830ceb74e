import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-node-to-node-encryption",
    title: "OpenSearch domains encrypt the traffic between their nodes",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.7.2"],
    equivalents: [
        "cdk-nag:OpenSearchNodeToNodeEncryption",
        "fsbp:Opensearch.3",
        "fsbp:ES.3",
        "prowler:opensearch_service_domains_node_to_node_encryption_enabled",
        "steampipe:opensearch_domain_node_to_node_encryption_enabled",
        "steampipe:es_domain_node_to_node_encryption_enabled",
        "steampipe-tf:es_domain_node_to_node_encryption_enabled",
        "trivy:AWS-0043",
        "kics:elasticsearch_domain_not_encrypted_node_to_node",
        "guard-registry:OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
        "sentinel:opensearch-node-to-node-encryption-check",
        "config:OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK",
    ],
    why: "Documents travel between the nodes of a domain as they are indexed and searched; without TLS they do so in plain text.",
    fix: "Set nodeToNodeEncryption.enabled to true. It cannot be turned off again.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html",
    check({ nodeToNodeEncryption }, { report }) {
        if (String(nodeToNodeEncryption?.enabled) !== "true") {
            report("does not encrypt the traffic between its nodes", "nodeToNodeEncryption.enabled");
        }
    },
    examples: {
        passes: { "it is on": { nodeToNodeEncryption: { enabled: true } } },
        fails: {
            "it is left at its default, off": {},
            "it is off": { nodeToNodeEncryption: { enabled: false } },
        },
        unknown: { "it is not known yet": { nodeToNodeEncryption: { enabled: unknownValue } } },
    },
});
