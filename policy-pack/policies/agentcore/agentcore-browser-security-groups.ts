import type { AgentcoreBrowserArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";

const subnets = ["subnet-0123456789abcdef0"];

export default definePolicy<AgentcoreBrowserArgs>({
    id: "agentcore-browser-security-groups",
    title: "Browsers of agents in a VPC have security groups of their own",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreBrowser:AgentcoreBrowser",
    supports: ["A.6.2.5"],
    equivalents: ["config-pack:aiml-bedrock-browser-security-groups"],
    why: "Without a security group that was made for it, nothing says which addresses the browser may reach from the VPC.",
    fix: "List security groups in networkConfiguration.vpcConfig.securityGroups.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/agentcore-vpc.html",
    check({ networkConfiguration }, { report, notApplicable }) {
        // What is not in a VPC has no security groups; that it should be is a question of its own.
        if (networkConfiguration?.networkMode !== "VPC") notApplicable();
        if (isSet(networkConfiguration?.vpcConfig, "securityGroups")) return;
        report("is in a VPC without security groups", "networkConfiguration.vpcConfig.securityGroups");
    },
    examples: {
        passes: {
            "a security group is named": {
                networkConfiguration: {
                    networkMode: "VPC",
                    vpcConfig: { subnets, securityGroups: ["sg-0123456789abcdef0"] },
                },
            },
            "the security group is made in the same deployment": {
                networkConfiguration: { networkMode: "VPC", vpcConfig: { subnets, securityGroups: [unknownValue] } },
            },
        },
        fails: {
            "the list is empty": {
                networkConfiguration: { networkMode: "VPC", vpcConfig: { subnets, securityGroups: [] } },
            },
            "there is no list": { networkConfiguration: { networkMode: "VPC", vpcConfig: { subnets } } },
        },
        unknown: {
            "the network mode is not known yet": { networkConfiguration: { networkMode: unknownValue } },
        },
        notApplicable: {
            "the network is public": { networkConfiguration: { networkMode: "PUBLIC" } },
        },
    },
});
