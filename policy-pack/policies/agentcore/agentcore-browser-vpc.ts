import type { AgentcoreBrowserArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreBrowserArgs>({
    id: "agentcore-browser-vpc",
    title: "Browsers of agents run in a VPC",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreBrowser:AgentcoreBrowser",
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: [
        "fsbp:BedrockAgentCore.5",
        "config:BEDROCKAGENTCORE_BROWSERCUSTOM_NETWORK_MODE_NOT_PUBLIC",
        "config-pack:aiml-bedrock-browser-vpc",
        "aws-aiml-next:AC-14",
    ],
    why: "A browser with a public network opens any page an agent is talked into, and can carry data out in its address.",
    fix: "Set networkConfiguration.networkMode to VPC and give subnets and security groups in vpcConfig.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/agentcore-vpc.html",
    check(browser, { report }) {
        if (browser.networkConfiguration?.networkMode !== "VPC") {
            report("has a public network", "networkConfiguration.networkMode");
        }
    },
    examples: {
        passes: {
            "the browser is in private subnets": {
                networkConfiguration: {
                    networkMode: "VPC",
                    vpcConfig: { subnets: ["subnet-0123456789abcdef0"], securityGroups: ["sg-0123456789abcdef0"] },
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
