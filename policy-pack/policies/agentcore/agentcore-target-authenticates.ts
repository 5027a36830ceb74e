import type { AgentcoreGatewayTargetArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { gatewayTargetType } from "../../services/agentcore";

const endpoint = "https://crm.example.com/mcp";

export default definePolicy<AgentcoreGatewayTargetArgs>({
    id: "agentcore-target-authenticates",
    title: "Gateways authenticate themselves to their targets",
    severity: "medium",
    appliesTo: gatewayTargetType,
    supports: ["A.9.4", "A.10.2"],
    why: "A server that takes calls from a gateway without a credential takes them from everybody else too, past the gateway's authorizer and policies.",
    fix: "Set credentialProviderConfiguration: oauth or apiKey with a credential provider, or gatewayIamRole.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-outbound-auth.html",
    check({ credentialProviderConfiguration, targetConfiguration }, { report, notApplicable }) {
        const isRemote =
            targetConfiguration?.mcp?.mcpServer ??
            targetConfiguration?.http?.passthrough ??
            targetConfiguration?.inference?.provider;
        // The other kinds of targets are refused without a credential.
        if (!isRemote) notApplicable();
        const { apiKey, callerIamCredentials, gatewayIamRole, jwtPassthrough, oauth } =
            credentialProviderConfiguration ?? {};
        if (apiKey ?? callerIamCredentials ?? gatewayIamRole ?? jwtPassthrough ?? oauth) return;
        report("is called without a credential", "credentialProviderConfiguration");
    },
    examples: {
        passes: {
            "the gateway shows a token of its own": {
                targetConfiguration: { mcp: { mcpServer: { endpoint } } },
                credentialProviderConfiguration: { oauth: { providerArn: unknownValue, scopes: ["crm/read"] } },
            },
            "the gateway signs with its role": {
                targetConfiguration: { mcp: { mcpServer: { endpoint } } },
                credentialProviderConfiguration: { gatewayIamRole: {} },
            },
        },
        fails: {
            "there is no credential": { targetConfiguration: { mcp: { mcpServer: { endpoint } } } },
            "the configuration is empty": {
                targetConfiguration: { http: { passthrough: { endpoint, protocolType: "MCP" } } },
                credentialProviderConfiguration: {},
            },
        },
        unknown: {
            "the credential is not known yet": {
                targetConfiguration: { mcp: { mcpServer: { endpoint } } },
                credentialProviderConfiguration: unknownValue,
            },
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
