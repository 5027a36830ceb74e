import type { AgentcoreGatewayArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { gatewayType } from "../../services/agentcore";

const mcp = (configuration: object): { protocolType: string; protocolConfiguration: object } => ({
    protocolType: "MCP",
    protocolConfiguration: { mcp: configuration },
});

export default definePolicy<AgentcoreGatewayArgs, { outdatedVersions: readonly string[]; sessionSeconds: number }>({
    id: "agentcore-gateway-configuration",
    title: "Gateways name the versions of MCP that they speak, and end sessions",
    severity: "low",
    appliesTo: gatewayType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "The first versions of the protocol had no authorization, and versions that nobody named come and go with the service. A session that lives for hours can be used by whoever learns its id.",
    fix: "List in protocolConfiguration.mcp.supportedVersions the versions that your agents need, and lower sessionConfiguration.sessionTimeoutInSeconds.",
    reference:
        "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_MCPGatewayConfiguration.html",
    config: {
        outdatedVersions: {
            type: "array",
            items: { type: "string" },
            default: ["2024-11-05"],
            description: "Versions of the Model Context Protocol that are not spoken any more.",
        },
        sessionSeconds: {
            type: "integer",
            minimum: 900,
            maximum: 28800,
            default: 3600,
            description: "The most seconds for which a session lasts.",
        },
    },
    check({ protocolType, protocolConfiguration }, { report, each, notApplicable, config }) {
        if (protocolType !== "MCP") notApplicable();
        const path = "protocolConfiguration.mcp";
        const settings = protocolConfiguration?.mcp;
        if (!isSet(settings, "supportedVersions")) {
            report("names no versions of the protocol", `${path}.supportedVersions`);
        }
        each(settings, ({ supportedVersions }) =>
            each(supportedVersions, (version, index) => {
                if (!config.outdatedVersions.includes(version)) return;
                report("speaks a version of the protocol that is outdated", `${path}.supportedVersions.${index}`);
            }),
        );
        each(settings?.sessionConfiguration, ({ sessionTimeoutInSeconds }) => {
            if (Number(sessionTimeoutInSeconds ?? 0) <= config.sessionSeconds) return;
            report(
                `keeps sessions for more than ${config.sessionSeconds} seconds`,
                `${path}.sessionConfiguration.sessionTimeoutInSeconds`,
            );
        });
    },
    examples: {
        passes: {
            "one version is named": mcp({ supportedVersions: ["2025-11-25"] }),
            "sessions end after half an hour": mcp({
                supportedVersions: ["2025-11-25"],
                sessionConfiguration: { sessionTimeoutInSeconds: 1800 },
            }),
        },
        fails: {
            "no version is named": { protocolType: "MCP" },
            "an outdated version is among them": mcp({ supportedVersions: ["2025-11-25", "2024-11-05"] }),
            "sessions last for eight hours": mcp({
                supportedVersions: ["2025-11-25"],
                sessionConfiguration: { sessionTimeoutInSeconds: 28800 },
            }),
            "a version is outdated by the configuration": withConfig(
                { outdatedVersions: ["2025-03-26"] },
                mcp({ supportedVersions: ["2025-03-26"] }),
            ),
        },
        unknown: {
            "a version is not known yet": mcp({ supportedVersions: [unknownValue] }),
        },
        notApplicable: { "the gateway routes to HTTP targets": {} },
    },
});
