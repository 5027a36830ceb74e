import type { PolicyGrantArgs } from "@pulumi/aws/datazone";

import { definePolicy, unknownValue } from "../../policy";

const grant = { entityType: "DOMAIN_UNIT", policyType: "CREATE_PROJECT" };

export default definePolicy<PolicyGrantArgs>({
    id: "datazone-grant-not-to-all",
    title: "Rights in DataZone are not granted to all users",
    severity: "medium",
    appliesTo: "aws:datazone/policyGrant:PolicyGrant",
    supports: ["A.3.2", "A.7.2"],
    why: "Whoever can open the catalog then has the right, guests and service accounts among them, and no one is responsible for it.",
    fix: "Name a group, a project or a user in principal.",
    reference: "https://docs.aws.amazon.com/datazone/latest/userguide/authorization-policies.html",
    check({ principal }, { report }) {
        if (principal?.user?.allUsersGrantFilter) {
            report("grants a right to all users", "principal.user.allUsersGrantFilter");
        }
        if (principal?.domainUnit?.allDomainUnitsGrantFilter) {
            report(
                "grants a right to the owners of all domain units",
                "principal.domainUnit.allDomainUnitsGrantFilter",
            );
        }
    },
    examples: {
        passes: {
            "the right is a group's": { ...grant, principal: { group: { groupIdentifier: "data-stewards" } } },
            "the right is that of a user whom the stack makes": {
                ...grant,
                principal: { user: { userIdentifier: unknownValue } },
            },
        },
        fails: {
            "all users have the right": { ...grant, principal: { user: { allUsersGrantFilter: {} } } },
            "the owners of all domain units have it": {
                ...grant,
                principal: { domainUnit: { domainUnitDesignation: "OWNER", allDomainUnitsGrantFilter: {} } },
            },
        },
        unknown: { "the principal is not known yet": { ...grant, principal: unknownValue } },
    },
});
