import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-tls-policy",
    title: "OpenSearch domains speak TLS 1.2 or newer",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_228",
        "steampipe:es_domain_encrypted_using_tls_1_2",
        "steampipe-tf:es_domain_encrypted_using_tls_1_2",
    ],
    why: "TLS 1.0 and 1.1 have known weaknesses and are withdrawn; a domain that still accepts them lets an attacker on the way choose them.",
    fix: "Set domainEndpointOptions.tlsSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html",
    check({ domainEndpointOptions }, { report }) {
        const policy = domainEndpointOptions?.tlsSecurityPolicy;
        if (policy && /^Policy-Min-TLS-1-[2-9]/.test(policy)) return;
        report(
            policy ? "accepts TLS older than 1.2" : "does not say that it speaks TLS 1.2 or newer",
            "domainEndpointOptions.tlsSecurityPolicy",
        );
    },
    examples: {
        passes: {
            "TLS 1.2 with forward secrecy is the least": {
                domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
            },
            "TLS 1.2 is the least": { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" } },
        },
        fails: {
            "nothing is said": {},
            "TLS 1.0 is accepted": { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" } },
        },
        unknown: { "it is not known yet": { domainEndpointOptions: { tlsSecurityPolicy: unknownValue } } },
    },
});
