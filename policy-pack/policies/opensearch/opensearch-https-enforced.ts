import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-https-enforced",
    title: "OpenSearch domains answer HTTPS only",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.7.2"],
    equivalents: [
        "prowler:opensearch_service_domains_https_communications_enforced",
        "steampipe-tf:es_domain_enforce_https",
        "steampipe-tf:opensearch_domain_enforce_https",
        "trivy:AWS-0046",
    ],
    why: "The endpoint answers plain HTTP too unless told otherwise: queries, documents and passwords then cross the network readable.",
    fix: "Set domainEndpointOptions.enforceHttps to true.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html",
    check({ domainEndpointOptions }, { report }) {
        if (String(domainEndpointOptions?.enforceHttps) !== "true") {
            report("answers plain HTTP too", "domainEndpointOptions.enforceHttps");
        }
    },
    examples: {
        passes: { "HTTPS is enforced": { domainEndpointOptions: { enforceHttps: true } } },
        fails: {
            "nothing is said": {},
            "HTTPS is not enforced": {
                domainEndpointOptions: { enforceHttps: false, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
            },
        },
        unknown: { "it is not known yet": { domainEndpointOptions: { enforceHttps: unknownValue } } },
    },
});
