import { definePolicy, ofType, unknownValue } from "../../policy";
import { containerTypes, harnessType } from "../../services/agentcore";
import type { ContainerArgs } from "../../services/agentcore";

/** Of another machine: what is on the agent's own is reached without a network. */
const plainAddress = /^(?:http|ws):\/\/(?!localhost\b|127\.|\[::1\])/i;

export default definePolicy<ContainerArgs>({
    id: "agentcore-addresses-use-tls",
    title: "Agents are told of services by addresses with TLS",
    severity: "medium",
    appliesTo: containerTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "What an agent asks and is told goes over the network in the clear, its credentials with it, and whoever is in between can answer in the tool's place.",
    fix: "Give the address with https (or wss) in the environment variable.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/data-protection.html",
    check({ environmentVariables: variables }, { report, each }) {
        each(Object.keys(variables ?? {}), (name) => {
            if (!plainAddress.test(String(variables?.[name] ?? ""))) return;
            report("has an environment variable with an address without TLS", "environmentVariables");
        });
    },
    examples: {
        passes: {
            "there are no variables": {},
            "the address has TLS": { environmentVariables: { GATEWAY_URL: "https://tools.example.com/mcp" } },
            "the service is on the agent's own machine": {
                environmentVariables: { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" },
            },
        },
        fails: {
            "the address has no TLS": { environmentVariables: { GATEWAY_URL: "http://tools.example.com/mcp" } },
            "the address has no TLS, in a harness": ofType(harnessType, {
                environmentVariables: { MODEL: unknownValue, EVENTS: "ws://events.example.com" },
            }),
        },
        unknown: { "the address is not known yet": { environmentVariables: { GATEWAY_URL: unknownValue } } },
    },
});
