import type { AgentcoreCodeInterpreterArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AgentcoreCodeInterpreterArgs>({
    id: "agentcore-code-interpreter-vpc",
    title: "Code interpreters of agents run in a VPC",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter",
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: [
        "fsbp:BedrockAgentCore.7",
        "config:BEDROCKAGENTCORE_CODEINTERPRETER_NETWORKMODE_CHECK",
        "aws-aiml-next:AC-15",
    ],
    why: "A code interpreter runs what a model wrote. In a public network that code reaches everything, and from the sandbox it still reaches Amazon S3 past all your controls.",
    fix: "Set networkConfiguration.networkMode to VPC and give subnets and security groups in vpcConfig.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/agentcore-vpc.html",
    check(interpreter, { report }) {
        if (interpreter.networkConfiguration?.networkMode !== "VPC") {
            report("runs code outside your VPCs", "networkConfiguration.networkMode");
        }
    },
    examples: {
        passes: {
            "the interpreter is in private subnets": {
                networkConfiguration: {
                    networkMode: "VPC",
                    vpcConfig: { subnets: ["subnet-0123456789abcdef0"], securityGroups: ["sg-0123456789abcdef0"] },
                },
            },
        },
        fails: {
            "the network is public": { networkConfiguration: { networkMode: "PUBLIC" } },
            "the interpreter is in the sandbox of the service": { networkConfiguration: { networkMode: "SANDBOX" } },
            "no network is said": {},
        },
        unknown: {
            "the network mode is not known yet": { networkConfiguration: { networkMode: unknownValue } },
        },
    },
});
