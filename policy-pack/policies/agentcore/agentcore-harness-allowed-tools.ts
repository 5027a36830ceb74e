import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { harnessType } from "../../services/agentcore";

export default definePolicy<AgentcoreHarnessArgs>({
    id: "agentcore-harness-allowed-tools",
    title: "Harnesses name the tools that their agent may use",
    severity: "high",
    appliesTo: harnessType,
    supports: ["A.9.2", "A.9.4"],
    why: "All tools are allowed by default, a shell and the file system among them: an injected prompt can run commands with the role of the agent.",
    fix: "List in allowedTools the tools that the agent needs, such as @crm/get_customer, and neither * nor @builtin.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_Harness.html",
    check(harness, { report, each }) {
        if (!isSet(harness, "allowedTools")) return report("allows its agent every tool", "allowedTools");
        each(harness.allowedTools, (tool, index) => {
            if (tool === "*") report("allows its agent every tool", `allowedTools.${index}`);
            if (tool === "@builtin")
                report("allows its agent every built-in tool, a shell too", `allowedTools.${index}`);
        });
    },
    examples: {
        passes: {
            "tools are named": { allowedTools: ["@crm/get_customer", "file_operations"] },
            "all tools of one server are allowed": { allowedTools: ["@crm"] },
        },
        fails: {
            "there is no list, which allows all": {},
            "the list is empty, which is no list": { allowedTools: [] },
            "the list is a wildcard": { allowedTools: ["*"] },
            "all built-in tools are among them": { allowedTools: ["@crm/get_customer", "@builtin"] },
            "one tool is not known yet and another is a wildcard": { allowedTools: [unknownValue, "*"] },
        },
        unknown: { "a tool is not known yet": { allowedTools: [unknownValue] } },
    },
});
