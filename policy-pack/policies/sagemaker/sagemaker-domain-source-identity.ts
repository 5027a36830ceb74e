import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/sagemaker";

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-source-identity",
    title: "What is done from Studio is logged under the user's name",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.3.2", "A.6.2.8"],
    why: "Users share execution roles: without a source identity CloudTrail shows the role for all of them, and no act can be laid to one.",
    fix: 'Set domainSettings.executionRoleIdentityConfig to "USER_PROFILE_NAME", and allow sts:SetSourceIdentity in the trust policies of the execution roles.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html",
    check({ domainSettings }, { report }) {
        // Absent means DISABLED.
        if (domainSettings?.executionRoleIdentityConfig !== "USER_PROFILE_NAME") {
            report("logs what its users do under their role only", "domainSettings.executionRoleIdentityConfig");
        }
    },
    examples: {
        passes: {
            "the profile's name is passed on": {
                domainSettings: { executionRoleIdentityConfig: "USER_PROFILE_NAME" },
            },
        },
        fails: {
            "nothing is said, which means no": {},
            "it is turned off": { domainSettings: { executionRoleIdentityConfig: "DISABLED" } },
        },
        unknown: {
            "whether it is on is not known yet": { domainSettings: { executionRoleIdentityConfig: unknownValue } },
        },
    },
});
