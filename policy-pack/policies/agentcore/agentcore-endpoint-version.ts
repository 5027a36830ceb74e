import type { AgentcoreAgentRuntimeEndpointArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<AgentcoreAgentRuntimeEndpointArgs>({
    id: "agentcore-endpoint-version",
    title: "Endpoints of agent runtimes pin a version",
    severity: "low",
    appliesTo: "aws:bedrock/agentcoreAgentRuntimeEndpoint:AgentcoreAgentRuntimeEndpoint",
    supports: ["A.6.2.5"],
    why: "Every change of a runtime makes a version. An endpoint that names none is left to the service, and nobody decided which version users got.",
    fix: "Set agentRuntimeVersion to the version that was tested.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/agent-runtime-versioning.html",
    check(endpoint, { report }) {
        if (!isSet(endpoint, "agentRuntimeVersion")) report("names no version of its runtime", "agentRuntimeVersion");
    },
    examples: {
        passes: {
            "a version is named": { agentRuntimeId: "claims-a1b2c3d4e5", agentRuntimeVersion: "7" },
            "the version is made in the same deployment": { agentRuntimeVersion: unknownValue },
        },
        fails: { "no version is named": { agentRuntimeId: "claims-a1b2c3d4e5" } },
    },
});
