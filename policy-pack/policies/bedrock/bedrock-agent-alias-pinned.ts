import { asList, definePolicy, ofType, unknownValue } from "../../policy";
import { agentAliasTypes } from "../../services/bedrock-agents";
import type { AnyAgentAliasArgs } from "../../services/bedrock-agents";

const [, nativeAliasType] = agentAliasTypes;

export default definePolicy<AnyAgentAliasArgs>({
    id: "bedrock-agent-alias-pinned",
    title: "Aliases of agents lead to a numbered version",
    severity: "medium",
    appliesTo: agentAliasTypes,
    supports: ["A.6.2.5"],
    why: "The working draft changes with every edit of the agent. Users of an alias that leads to it get instructions and tools that nobody tested, and there is nothing to roll back to.",
    fix: "Set routingConfigurations.agentVersion to the number of a version, or leave it out: Bedrock then makes a version.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/deploy-agent.html",
    check({ routingConfigurations, routingConfiguration }, { report, each }) {
        // Without a routing configuration the service makes a new version, and leads the alias to it.
        const property = routingConfiguration ? "routingConfiguration" : "routingConfigurations";
        const routes = asList<{ readonly agentVersion?: string }>(routingConfiguration ?? routingConfigurations);
        each(routes, ({ agentVersion }, index) => {
            if (agentVersion === "DRAFT") report("leads to the working draft", `${property}.${index}.agentVersion`);
        });
    },
    examples: {
        passes: {
            "it leads to version 3": { routingConfigurations: [{ agentVersion: "3" }] },
            "no route is given, which makes a version": {},
        },
        fails: {
            "it leads to the working draft": { routingConfigurations: [{ agentVersion: "DRAFT" }] },
            "an alias of aws-native leads there": ofType(nativeAliasType, {
                routingConfiguration: [{ agentVersion: "DRAFT" }],
            }),
        },
        unknown: { "the version is not known yet": { routingConfigurations: [{ agentVersion: unknownValue }] } },
    },
});
