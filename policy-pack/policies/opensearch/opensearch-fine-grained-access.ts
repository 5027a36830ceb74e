import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-fine-grained-access",
    title: "OpenSearch domains control access index by index",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.7.2", "A.9.4"],
    equivalents: [
        "fsbp:Opensearch.7",
        "prowler:opensearch_service_domains_access_control_enabled",
        "steampipe:opensearch_domain_fine_grained_access_enabled",
        "guard-registry:OPENSEARCH_ACCESS_CONTROL_ENABLED",
        "sentinel:opensearch-access-control-enabled",
        "config:OPENSEARCH_ACCESS_CONTROL_ENABLED",
    ],
    why: "Without it whoever reaches the domain reads every index in it: one tenant's retrieval finds another's documents.",
    fix: "Set advancedSecurityOptions.enabled to true, with an IAM role as masterUserOptions.masterUserArn. It cannot be turned off again.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
    check({ advancedSecurityOptions }, { report }) {
        if (String(advancedSecurityOptions?.enabled) !== "true") {
            report("does not control access index by index", "advancedSecurityOptions.enabled");
        }
    },
    examples: {
        passes: {
            "it is on, with a role as master user": {
                advancedSecurityOptions: {
                    enabled: true,
                    masterUserOptions: { masterUserArn: "arn:aws:iam::111122223333:role/search-admin" },
                },
            },
        },
        fails: {
            "it is left at its default, off": {},
            "it is off": { advancedSecurityOptions: { enabled: false } },
        },
        unknown: { "it is not known yet": { advancedSecurityOptions: { enabled: unknownValue } } },
    },
});
