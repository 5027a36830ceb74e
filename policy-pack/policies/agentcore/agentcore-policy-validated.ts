import type { AgentcorePolicyArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { policyType } from "../../services/agentcore";

export default definePolicy<AgentcorePolicyArgs>({
    id: "agentcore-policy-validated",
    title: "Policies of agents' tools are validated before they take effect",
    severity: "medium",
    appliesTo: policyType,
    supports: ["A.6.2.4", "A.9.4"],
    why: "Findings tell that a policy permits too much, or names tools and inputs that do not exist and so never forbids. Ignored, it looks like protection and is none.",
    fix: "Leave validationMode at its default, FAIL_ON_ANY_FINDINGS, and mend what it finds.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreatePolicy.html",
    check({ validationMode }, { report }) {
        // Absent means that the policy is refused.
        if (validationMode === "IGNORE_ALL_FINDINGS")
            report("takes effect whatever its validation finds", "validationMode");
    },
    examples: {
        passes: {
            "the mode is left at its default": {},
            "findings are failures": { validationMode: "FAIL_ON_ANY_FINDINGS" },
        },
        fails: { "findings are ignored": { validationMode: "IGNORE_ALL_FINDINGS" } },
        unknown: { "the mode is not known yet": { validationMode: unknownValue } },
    },
});
