import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreAgentRuntimeArgs>({
    id: "agentcore-runtime-vpc",
    title: "Agent runtimes run in a VPC",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime",
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: [
        "fsbp:BedrockAgentCore.1",
        "config:BEDROCKAGENTCORE_RUNTIME_PRIVATE_NETWORK_REQUIRED",
        "config-pack:aiml-bedrock-runtime-vpc",
        "aws-aiml:AC-01",
        "aws-aiml:AG-15",
    ],
    why: "A runtime with a public network can send whatever its agent reads to any address, and an injected prompt is enough to make it.",
    fix: "Set networkConfiguration.networkMode to VPC and give subnets and security groups in networkModeConfig.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/agentcore-vpc.html",
    check(runtime, { report }) {
        if (runtime.networkConfiguration?.networkMode !== "VPC") {
            report("has a public network", "networkConfiguration.networkMode");
        }
    },
    examples: {
        passes: {
            "the runtime is in private subnets": {
                networkConfiguration: {
                    networkMode: "VPC",
                    networkModeConfig: {
                        subnets: ["subnet-0123456789abcdef0"],
                        securityGroups: ["sg-0123456789abcdef0"],
                    },
                },
            },
        },
        fails: {
            "the network is public": { networkConfiguration: { networkMode: "PUBLIC" } },
            "no network is said": {},
        },
        unknown: {
            "the network mode is not known yet": { networkConfiguration: { networkMode: unknownValue } },
        },
    },
});
