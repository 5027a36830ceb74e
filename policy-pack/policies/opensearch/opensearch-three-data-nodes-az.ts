import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

const leastNodes = 3;

export default definePolicy<DomainArgs>({
    id: "opensearch-three-data-nodes-az",
    title: "OpenSearch domains spread three data nodes over zones",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "fsbp:Opensearch.6",
        "fsbp:ES.6",
        "prowler:opensearch_service_domains_fault_tolerant_data_nodes",
        "steampipe:opensearch_domain_data_node_fault_tolerance",
        "steampipe:es_domain_data_nodes_min_3",
        "steampipe-tf:es_domain_data_nodes_min_3",
        "guard-registry:OPENSEARCH_DATA_NODE_FAULT_TOLERANCE",
        "sentinel:opensearch-data-node-fault-tolerance",
        "config:OPENSEARCH_DATA_NODE_FAULT_TOLERANCE",
    ],
    why: "With fewer nodes, or all of them in one zone, one outage takes the index away from everything that retrieves from it.",
    fix: "Set clusterConfig.instanceCount to 3 or more and clusterConfig.zoneAwarenessEnabled to true.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
    check({ clusterConfig }, { report, each }) {
        each([undefined], () => {
            const isSpread = String(clusterConfig?.zoneAwarenessEnabled) === "true";
            if (!isSpread) report("keeps its data nodes in one zone", "clusterConfig.zoneAwarenessEnabled");
        });
        // A domain has one data node unless it says more.
        if (Number(clusterConfig?.instanceCount ?? 1) < leastNodes) {
            report("has fewer than three data nodes", "clusterConfig.instanceCount");
        }
    },
    examples: {
        passes: {
            "three nodes are spread": { clusterConfig: { instanceCount: 3, zoneAwarenessEnabled: true } },
        },
        fails: {
            "there is no clusterConfig": {},
            "two nodes are spread": { clusterConfig: { instanceCount: 2, zoneAwarenessEnabled: true } },
            "three nodes are in one zone": { clusterConfig: { instanceCount: 3 } },
            "there are two nodes, and whether they are spread is not known yet": {
                clusterConfig: { instanceCount: 2, zoneAwarenessEnabled: unknownValue },
            },
        },
        unknown: {
            "the number of nodes is not known yet": {
                clusterConfig: { instanceCount: unknownValue, zoneAwarenessEnabled: true },
            },
        },
    },
});
