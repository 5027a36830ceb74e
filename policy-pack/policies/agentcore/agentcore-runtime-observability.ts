import type { LogDeliveryArgs, LogDeliverySourceArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, ref, unknownValue } from "../../policy";
import { gatewayType, runtimeType } from "../../services/agentcore";

const sourceType = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const deliveryType = "aws:cloudwatch/logDelivery:LogDelivery";
const deliveryDestinationArn = "arn:aws:logs:eu-central-1:111122223333:delivery-destination:agents";
const agent = { type: runtimeType };
const logs = {
    type: sourceType,
    props: { name: "claims-logs", logType: "APPLICATION_LOGS", resourceArn: ref("agent", "agentRuntimeArn") },
};

export default definePolicy({
    id: "agentcore-runtime-observability",
    title: "Agent runtimes, gateways and memories deliver logs or traces",
    severity: "medium",
    scope: "stack",
    appliesTo: [runtimeType, gatewayType, "aws:bedrock/agentcoreMemory:AgentcoreMemory"],
    supports: ["A.6.2.6", "A.6.2.8"],
    why: "AWS counts calls by itself, and keeps what was asked and answered, and which tools were used, only if it is told where to.",
    fix: "Add a LogDeliverySource for APPLICATION_LOGS or TRACES whose resourceArn is the resource, and a LogDelivery to a destination.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/observability-configure.html",
    check(subject, { graph, report, unknown }) {
        const sources = graph.referringTo<LogDeliverySourceArgs>(subject, "resourceArn", sourceType);
        const useful = sources.resources.filter(({ props }) =>
            ["APPLICATION_LOGS", "TRACES"].includes(props.logType ?? ""),
        );
        const deliveries = useful.map((source) =>
            graph.referringTo<LogDeliveryArgs>(source, "deliverySourceName", deliveryType),
        );
        if (deliveries.some(({ resources }) => resources.length > 0)) return;
        const isComplete = sources.complete && deliveries.every(({ complete }) => complete);
        if (!isComplete) unknown("may deliver logs by a source that is not known yet");
        else if (useful.length > 0) report("is the source of logs or traces that are delivered nowhere");
        else report("delivers neither logs nor traces");
    },
    examples: {
        passes: {
            "logs are delivered": {
                agent,
                logs,
                delivery: {
                    type: deliveryType,
                    props: { deliverySourceName: ref("logs", "name"), deliveryDestinationArn },
                },
            },
            "traces of a gateway are delivered": {
                tools: { type: gatewayType },
                traces: {
                    type: sourceType,
                    props: { name: "tools-traces", logType: "TRACES", resourceArn: ref("tools", "gatewayArn") },
                },
                delivery: {
                    type: deliveryType,
                    props: { deliverySourceName: ref("traces", "name"), deliveryDestinationArn },
                },
            },
        },
        fails: {
            "nothing is delivered": { agent },
            "the source has no delivery": { agent, logs },
            "only usage is delivered": {
                agent,
                usage: { type: sourceType, props: { ...logs.props, name: "claims-usage", logType: "USAGE_LOGS" } },
                delivery: {
                    type: deliveryType,
                    props: { deliverySourceName: ref("usage", "name"), deliveryDestinationArn },
                },
            },
        },
        unknown: {
            "the resource of a source is not known yet": {
                agent,
                logs: { type: sourceType, props: { ...logs.props, resourceArn: unknownValue } },
            },
        },
    },
});
