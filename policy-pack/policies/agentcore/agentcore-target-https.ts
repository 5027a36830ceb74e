import type { AgentcoreGatewayTargetArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { gatewayTargetType } from "../../services/agentcore";

export default definePolicy<AgentcoreGatewayTargetArgs>({
    id: "agentcore-target-https",
    title: "Gateways reach their targets over HTTPS",
    severity: "high",
    appliesTo: gatewayTargetType,
    supports: ["A.6.2.5", "A.10.3"],
    why: "What a tool answers is read by the model. Whoever can change an unencrypted answer tells the agent what to do next, and reads the credential that is sent along.",
    fix: "Give the endpoint of the target with https.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-target-MCPservers.html",
    check({ targetConfiguration }, { report, each, notApplicable }) {
        const places = [
            ["mcp.mcpServer", targetConfiguration?.mcp?.mcpServer],
            ["http.passthrough", targetConfiguration?.http?.passthrough],
            ["inference.provider", targetConfiguration?.inference?.provider],
        ] as const;
        const given = places.filter(([, target]) => target);
        // Lambda functions, API Gateway and connectors are called over AWS's own APIs.
        if (given.length === 0) notApplicable();
        each(given, ([place, target]) => {
            if (/^https:\/\//i.test(target?.endpoint ?? "")) return;
            report("is reached without TLS", `targetConfiguration.${place}.endpoint`);
        });
    },
    examples: {
        passes: {
            "an MCP server is reached over https": {
                targetConfiguration: { mcp: { mcpServer: { endpoint: "https://crm.example.com/mcp" } } },
            },
            "a model provider is reached over https": {
                targetConfiguration: { inference: { provider: { endpoint: "https://models.example.com/v1" } } },
            },
        },
        fails: {
            "an MCP server is reached over http": {
                targetConfiguration: { mcp: { mcpServer: { endpoint: "http://crm.example.com/mcp" } } },
            },
            "requests are passed on over http": {
                targetConfiguration: {
                    http: { passthrough: { endpoint: "http://crm.example.com", protocolType: "CUSTOM" } },
                },
            },
            "an MCP server has no address": { targetConfiguration: { mcp: { mcpServer: {} } } },
        },
        unknown: {
            "the address is not known yet": { targetConfiguration: { mcp: { mcpServer: { endpoint: unknownValue } } } },
        },
        notApplicable: {
            "the target is a Lambda function": {
                targetConfiguration: {
                    mcp: { lambda: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:crm" } },
                },
            },
        },
    },
});
