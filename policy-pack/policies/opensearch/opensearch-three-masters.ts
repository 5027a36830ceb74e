import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

const leastMasters = 3;

export default definePolicy<DomainArgs>({
    id: "opensearch-three-masters",
    title: "OpenSearch domains have three dedicated master nodes",
    severity: "low",
    appliesTo: domainTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "fsbp:ES.7",
        "sechub:Opensearch.11",
        "steampipe:es_domain_dedicated_master_nodes_min_3",
        "steampipe-tf:es_domain_dedicated_master_nodes_min_3",
        "config:OPENSEARCH_PRIMARY_NODE_FAULT_TOLERANCE",
    ],
    why: "With fewer, the loss of one node leaves no majority to elect a master: the domain stops, and with it whatever retrieves from it.",
    fix: "Set clusterConfig.dedicatedMasterEnabled to true and clusterConfig.dedicatedMasterCount to 3.",
    reference:
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
    check({ clusterConfig }, { report }) {
        if (String(clusterConfig?.dedicatedMasterEnabled) !== "true") {
            return report("has no dedicated master nodes", "clusterConfig.dedicatedMasterEnabled");
        }
        if (Number(clusterConfig?.dedicatedMasterCount ?? 0) < leastMasters) {
            report("has fewer than three dedicated master nodes", "clusterConfig.dedicatedMasterCount");
        }
    },
    examples: {
        passes: {
            "there are three": { clusterConfig: { dedicatedMasterEnabled: true, dedicatedMasterCount: 3 } },
        },
        fails: {
            "dedicated masters are left at their default, off": {},
            "there are two": { clusterConfig: { dedicatedMasterEnabled: true, dedicatedMasterCount: 2 } },
            "their number is not given": { clusterConfig: { dedicatedMasterEnabled: true } },
        },
        unknown: {
            "their number is not known yet": {
                clusterConfig: { dedicatedMasterEnabled: true, dedicatedMasterCount: unknownValue },
            },
        },
    },
});
