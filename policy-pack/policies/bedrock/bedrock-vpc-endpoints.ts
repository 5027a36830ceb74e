import type { VpcEndpointArgs } from "@pulumi/aws/ec2";

import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import { agentType, guardrailTypes, invocationLoggingType } from "../../services/bedrock";
import { bedrockUseTypes } from "../../services/bedrock-models";
import { vpcType, vpcTypes } from "../../services/vpc";
import { expectYes, holdsForSome } from "../../services/lists";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const services = ["bedrock", "bedrock-runtime", "bedrock-agent", "bedrock-agent-runtime", "bedrock-mantle"];

const endpointFor = (
    service: string,
    vpcId: string = ref("network"),
): { type: string; props: Record<string, unknown> } => ({
    type: endpointType,
    props: { vpcId, vpcEndpointType: "Interface", serviceName: `com.amazonaws.eu-central-1.${service}` },
});
const endpointsFor = (...names: readonly string[]): Record<string, { type: string }> =>
    Object.fromEntries(names.map((name) => [name, endpointFor(name)]));

export default definePolicy<object, { services: readonly string[] }>({
    id: "bedrock-vpc-endpoints",
    title: "VPCs reach Amazon Bedrock by endpoints of their own",
    severity: "medium",
    scope: "stack",
    appliesTo: vpcTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["prowler:bedrock_vpc_endpoints_configured"],
    why: "Without an interface endpoint, what calls a model needs a way to the internet, and prompts take it. An endpoint keeps them inside of AWS, and its policy can say which models and whose.",
    fix: "Add a VpcEndpoint of type Interface for each of the configured services.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
    config: {
        services: {
            type: "array",
            items: { type: "string" },
            default: services,
            description: "The last parts of the names of the services that need an endpoint.",
        },
    },
    check(vpc, context) {
        const { graph, unknown, notApplicable, config } = context;
        const { resources, complete } = graph.referringTo<VpcEndpointArgs>(vpc, "vpcId", endpointType);
        const isAnyFor = (name: RegExp): ReturnType<typeof holdsForSome> =>
            holdsForSome(resources, ({ props }) => name.test(props.serviceName ?? ""));
        const isUsed =
            graph.ofType(...bedrockUseTypes, ...guardrailTypes, invocationLoggingType).length > 0 ||
            isAnyFor(/\.bedrock(-|$)/) !== "no";
        if (!isUsed) notApplicable();
        for (const service of config.services) {
            const verdict = isAnyFor(new RegExp(`\\.${service}(-fips)?$`));
            if (verdict === "no" && !complete) {
                unknown("may be the VPC of an endpoint whose VPC is not known yet");
                return;
            }
            expectYes(verdict, context, `has no endpoint for ${service}`, "");
        }
    },
    examples: {
        passes: {
            "there is an endpoint for each service": {
                network: { type: vpcType },
                agent: { type: agentType },
                ...endpointsFor(...services),
            },
            "the configuration asks for one service": withConfig(
                { services: ["bedrock-runtime"] },
                { network: { type: vpcType }, agent: { type: agentType }, ...endpointsFor("bedrock-runtime-fips") },
            ),
        },
        fails: {
            "there is no endpoint, and the stack uses Amazon Bedrock": {
                network: { type: vpcType },
                agent: { type: agentType },
            },
            "there is an endpoint for one service only": {
                network: { type: vpcType },
                ...endpointsFor("bedrock-runtime"),
            },
            "the endpoints are another VPC's": {
                network: { type: vpcType },
                other: { type: vpcType },
                agent: { type: agentType },
                ...Object.fromEntries(services.map((name) => [name, endpointFor(name, ref("other"))])),
            },
        },
        unknown: {
            "the service of an endpoint is not known yet": {
                network: { type: vpcType },
                ...endpointsFor(...services.slice(1)),
                last: { type: endpointType, props: { vpcId: ref("network"), serviceName: unknownValue } },
            },
            "the VPC of an endpoint is not known yet": {
                network: { type: vpcType },
                agent: { type: agentType },
                runtime: endpointFor("bedrock-runtime", unknownValue),
            },
        },
        notApplicable: {
            "nothing in the stack uses Amazon Bedrock": { network: { type: vpcType } },
        },
    },
});
