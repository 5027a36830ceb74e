import type { AgentcoreRegistryArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreRegistryArgs>({
    id: "agentcore-registry-approval",
    title: "Registries list agents and tools only after approval",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreRegistry:AgentcoreRegistry",
    supports: ["A.9.2", "A.10.3"],
    why: "With automatic approval, whoever may add a record offers a tool to every agent at once, and nobody looked at it.",
    fix: "Set approvalConfigurations autoApproval to false, or leave it out.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/registry.html",
    check({ approvalConfigurations }, { report, each }) {
        // Absent means that each record is approved by hand.
        each(approvalConfigurations, ({ autoApproval }, index) => {
            if (autoApproval === true) {
                report("approves records automatically", `approvalConfigurations.${index}.autoApproval`);
            }
        });
    },
    examples: {
        passes: {
            "approval is left at its default, by hand": {},
            "records are approved by hand": { approvalConfigurations: [{ autoApproval: false }] },
        },
        fails: {
            "records are approved automatically": { approvalConfigurations: [{ autoApproval: true }] },
        },
        unknown: {
            "it is not known yet who approves": { approvalConfigurations: [{ autoApproval: unknownValue }] },
        },
    },
});
