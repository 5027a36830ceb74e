import type { RegistryArgs } from "@pulumi/aws/agentregistry";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<RegistryArgs>({
    id: "agentregistry-approval",
    title: "Agent registries list agents and tools only after approval",
    severity: "medium",
    appliesTo: "aws:agentregistry/registry:Registry",
    supports: ["A.9.2", "A.10.3"],
    why: "With a rule that approves all, whoever may submit a record offers a tool to every agent of the organization at once, and nobody looked at it.",
    fix: "Leave APPROVE_ALL out of approvalConfiguration.autoApprovalRules.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/registry.html",
    check({ approvalConfiguration }, { report, each }) {
        // Absent means that each record is approved by hand.
        each(approvalConfiguration?.autoApprovalRules, (rule, index) => {
            if (rule !== "APPROVE_ALL") return;
            report("approves every record by itself", `approvalConfiguration.autoApprovalRules.${index}`);
        });
    },
    examples: {
        passes: {
            "nothing is said, which means by hand": {},
            "there are no rules": { approvalConfiguration: { autoApprovalRules: [] } },
        },
        fails: { "all records are approved": { approvalConfiguration: { autoApprovalRules: ["APPROVE_ALL"] } } },
        unknown: { "the rule is not known yet": { approvalConfiguration: { autoApprovalRules: [unknownValue] } } },
    },
});
