import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DomainArgs>({
    id: "opensearch-no-anonymous-access",
    title: "OpenSearch domains know who is asking",
    severity: "critical",
    appliesTo: "aws:opensearch/domain:Domain",
    supports: ["A.7.2", "A.9.4"],
    why: "Anonymous access is meant for the days in which a domain moves to fine-grained access control; while it is on, requests without credentials are answered.",
    fix: "Set advancedSecurityOptions.anonymousAuthEnabled to false, or leave it out.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
    check({ advancedSecurityOptions }, { report }) {
        if (String(advancedSecurityOptions?.anonymousAuthEnabled) === "true") {
            report("answers requests without credentials", "advancedSecurityOptions.anonymousAuthEnabled");
        }
    },
    examples: {
        passes: {
            "nothing is said": {},
            "anonymous access is off": { advancedSecurityOptions: { enabled: true, anonymousAuthEnabled: false } },
        },
        fails: {
            "anonymous access is on": { advancedSecurityOptions: { enabled: true, anonymousAuthEnabled: true } },
        },
        unknown: {
            "it is not known yet": { advancedSecurityOptions: { enabled: true, anonymousAuthEnabled: unknownValue } },
        },
    },
});
