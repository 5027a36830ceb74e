import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";
import type { VpcEndpointArgs } from "@pulumi/aws/ec2";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { ExampleResource } from "../../policy";
import { runtimeType } from "../../services/agentcore";
import { subnetType, subnetTypes, vpcType, vpcTypes } from "../../services/vpc";
import { someOf } from "../../services/lists";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const vpc = { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } };
const subnet = { type: subnetType, props: { vpcId: ref("vpc"), cidrBlock: "10.0.0.0/24" } };
const agent = {
    type: runtimeType,
    props: {
        networkConfiguration: {
            networkMode: "VPC",
            networkModeConfig: { subnets: [ref("subnet")], securityGroups: ["sg-0123456789abcdef0"] },
        },
    },
};
const endpoint = (serviceName: string, vpcId: string = ref("vpc")): ExampleResource => ({
    type: endpointType,
    props: { vpcId, vpcEndpointType: "Interface", serviceName: `com.amazonaws.eu-central-1.${serviceName}` },
});

export default definePolicy<AgentcoreAgentRuntimeArgs>({
    id: "agentcore-vpc-endpoints",
    title: "VPCs of agents have an interface endpoint for AgentCore",
    severity: "medium",
    scope: "stack",
    appliesTo: runtimeType,
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:AC-08", "aws-aiml:AG-20"],
    why: "Without an endpoint an agent's calls of memory, gateway and identity need a way to the internet, and that way is open for everything else too.",
    fix: "Add a VpcEndpoint of type Interface for com.amazonaws.<region>.bedrock-agentcore to the VPC.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html",
    check(runtime, { graph, report, unknown, notApplicable }) {
        const subnets = graph.referredToBy(runtime, "networkConfiguration.networkModeConfig.subnets", ...subnetTypes);
        const vpcs = subnets.resources.flatMap(
            (resource) => graph.referredToBy(resource, "vpcId", ...vpcTypes).resources,
        );
        // Which VPC a subnet of another stack is in, is not known: then any endpoint will do.
        const inVpcs = vpcs.map((resource) => graph.referringTo<VpcEndpointArgs>(resource, "vpcId", endpointType));
        const endpoints =
            vpcs.length > 0
                ? inVpcs.flatMap(({ resources }) => resources)
                : graph.ofType<VpcEndpointArgs>(endpointType);
        if (someOf(endpoints, ({ props }) => props.serviceName?.includes(".bedrock-agentcore") === true)) return;
        if (vpcs.length === 0 && graph.ofType(...vpcTypes).length === 0) {
            if (runtime.props.networkConfiguration?.networkMode !== "VPC") notApplicable();
            unknown("is in a VPC of another stack, which may have an endpoint for AgentCore");
        } else if (!inVpcs.every(({ complete }) => complete)) {
            unknown("may have an endpoint whose VPC is not known yet");
        } else {
            report("has no interface endpoint for AgentCore in its VPC");
        }
    },
    examples: {
        passes: {
            "the VPC has an endpoint": { vpc, subnet, agent, endpoint: endpoint("bedrock-agentcore") },
            "the VPC has an endpoint for gateways": {
                vpc,
                subnet,
                agent,
                endpoint: endpoint("bedrock-agentcore.gateway"),
            },
        },
        fails: {
            "there is no endpoint": { vpc, subnet, agent },
            "the endpoint is one for Amazon Bedrock": { vpc, subnet, agent, endpoint: endpoint("bedrock-runtime") },
            "the endpoint is in another VPC": {
                vpc,
                subnet,
                agent,
                endpoint: endpoint("bedrock-agentcore", "vpc-0fedcba9876543210"),
            },
            "the runtime is in no VPC, and the VPC of its callers has no endpoint": {
                vpc,
                agent: { type: runtimeType, props: { networkConfiguration: { networkMode: "PUBLIC" } } },
            },
        },
        unknown: {
            "the VPC is another stack's": {
                agent: {
                    type: runtimeType,
                    props: {
                        networkConfiguration: {
                            networkMode: "VPC",
                            networkModeConfig: { subnets: ["subnet-0123456789abcdef0"] },
                        },
                    },
                },
            },
            "the service of an endpoint is not known yet": {
                vpc,
                subnet,
                agent,
                endpoint: { type: endpointType, props: { vpcId: ref("vpc"), serviceName: unknownValue } },
            },
            "the VPC of an endpoint is not known yet": {
                vpc,
                subnet,
                agent,
                endpoint: endpoint("bedrock-agentcore", unknownValue),
            },
        },
        notApplicable: {
            "there is no VPC": {
                agent: { type: runtimeType, props: { networkConfiguration: { networkMode: "PUBLIC" } } },
            },
        },
    },
});
