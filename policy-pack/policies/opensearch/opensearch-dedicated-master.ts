import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-dedicated-master",
    title: "OpenSearch domains have dedicated master nodes",
    severity: "low",
    appliesTo: domainTypes,
    supports: ["A.6.2.5"],
    equivalents: ["checkov:CKV2_AWS_59", "cdk-nag:OpenSearchDedicatedMasterNode"],
    why: "Where data nodes manage the cluster as well, one heavy search or a large vector index takes the whole domain with it.",
    fix: "Set clusterConfig.dedicatedMasterEnabled to true.",
    reference:
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
    check({ clusterConfig }, { report }) {
        if (String(clusterConfig?.dedicatedMasterEnabled) !== "true") {
            report("has no dedicated master nodes", "clusterConfig.dedicatedMasterEnabled");
        }
    },
    examples: {
        passes: {
            "they are on": { clusterConfig: { dedicatedMasterEnabled: true } },
            "they are on, in a domain of the old name": ofType("aws:elasticsearch/domain:Domain", {
                clusterConfig: { dedicatedMasterEnabled: true },
            }),
        },
        fails: {
            "they are left at their default, off": {},
            "they are off": { clusterConfig: { dedicatedMasterEnabled: false } },
        },
        unknown: { "it is not known yet": { clusterConfig: { dedicatedMasterEnabled: unknownValue } } },
    },
});
