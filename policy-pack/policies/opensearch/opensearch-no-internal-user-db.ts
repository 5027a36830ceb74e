import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";

export default definePolicy<DomainArgs>({
    id: "opensearch-no-internal-user-db",
    title: "OpenSearch domains keep no users of their own",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.3.2"],
    equivalents: [
        "prowler:opensearch_service_domains_internal_user_database_enabled",
        "steampipe:opensearch_domain_internal_user_database_disabled",
    ],
    why: "Users inside of the domain have passwords that nobody rotates, no second factor, and stay when the person leaves.",
    fix: "Set advancedSecurityOptions.internalUserDatabaseEnabled to false and masterUserOptions.masterUserArn to an IAM role; let people in by SAML or Cognito.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html",
    check({ advancedSecurityOptions }, { report }) {
        if (String(advancedSecurityOptions?.internalUserDatabaseEnabled) === "true") {
            report("keeps users and passwords of its own", "advancedSecurityOptions.internalUserDatabaseEnabled");
        }
    },
    examples: {
        passes: {
            "it is left at its default, off": {},
            "it is off": { advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: false } },
        },
        fails: {
            "it is on": {
                advancedSecurityOptions: {
                    enabled: true,
                    internalUserDatabaseEnabled: true,
                    masterUserOptions: { masterUserName: "admin", masterUserPassword: unknownValue },
                },
            },
        },
        unknown: {
            "it is not known yet": {
                advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: unknownValue },
            },
        },
    },
});
