import type { AgentcoreGatewayTargetArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { gatewayTargetType } from "../../services/agentcore";

const connector = { source: { connectorId: "bedrock-knowledge-bases" }, configurations: [{ name: "retrieve" }] };
const api = (filterPath: string, methods: string[]): { targetConfiguration: object } => ({
    targetConfiguration: {
        mcp: {
            apiGateway: {
                restApiId: "a1b2c3d4e5",
                stage: "prod",
                apiGatewayToolConfiguration: { toolFilters: [{ filterPath, methods }] },
            },
        },
    },
});

export default definePolicy<AgentcoreGatewayTargetArgs>({
    id: "agentcore-target-tools-named",
    title: "Targets offer named tools, not everything that is behind them",
    severity: "medium",
    appliesTo: gatewayTargetType,
    supports: ["A.9.2", "A.9.4"],
    why: "Whatever a connector or an API grows later becomes a tool of every agent, without anybody having decided it. Deletions and changes are among it.",
    fix: "List the tools in connector.enableds; in apiGatewayToolConfiguration.toolFilters give paths without a wildcard for methods that change something.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-target-api-gateway.html",
    check({ targetConfiguration }, { report, each, notApplicable }) {
        const { connector, apiGateway } = targetConfiguration?.mcp ?? {};
        if (!connector && !apiGateway) notApplicable();
        const path = "targetConfiguration.mcp";
        // Absent means every tool that the connector has.
        if (connector && !isSet(connector, "enableds")) {
            report("offers every tool of its connector", `${path}.connector.enableds`);
        }
        each(apiGateway?.apiGatewayToolConfiguration?.toolFilters, ({ filterPath, methods }, index) => {
            const changes = (methods ?? []).some((method) => !["GET", "HEAD", "OPTIONS"].includes(method));
            if (!changes || !filterPath?.includes("*")) return;
            report(
                "offers methods that change something, on whatever path",
                `${path}.apiGateway.apiGatewayToolConfiguration.toolFilters.${index}`,
            );
        });
    },
    examples: {
        passes: {
            "the tools of a connector are named": {
                targetConfiguration: { mcp: { connector: { ...connector, enableds: ["retrieve"] } } },
            },
            "everything of an API may be read": api("/claims/*", ["GET"]),
            "one path may be written": api("/claims", ["GET", "POST"]),
        },
        fails: {
            "a connector offers all it has": { targetConfiguration: { mcp: { connector } } },
            "everything of an API may be deleted": api("/*", ["GET", "DELETE"]),
        },
        unknown: { "the path is not known yet": api(unknownValue, ["POST"]) },
        notApplicable: {
            "the target is a Lambda function, whose tools are listed": {
                targetConfiguration: {
                    mcp: { lambda: { lambdaArn: "arn:aws:lambda:eu-central-1:111122223333:function:crm" } },
                },
            },
        },
    },
});
