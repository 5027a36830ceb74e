import type { AgentcoreMemoryStrategyArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<AgentcoreMemoryStrategyArgs>({
    id: "agentcore-memory-per-actor",
    title: "Memory strategies keep the memories of users apart",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreMemoryStrategy:AgentcoreMemoryStrategy",
    supports: ["A.7.2", "A.9.4"],
    why: "In a namespace without {actorId} or {sessionId} all users share one memory: what one of them tells the agent, it tells the next.",
    fix: "Put {actorId} into namespaceTemplates, e.g. /strategies/{memoryStrategyId}/actors/{actorId}/.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/memory-organization.html",
    check(strategy, { report, each, notApplicable }) {
        const keys = (["namespaceTemplates", "namespaces"] as const).filter((key) => isSet(strategy, key));
        // The default of the service has the actor in it.
        if (keys.length === 0) notApplicable();
        each(keys, (key) =>
            each(strategy[key], (namespace, index) => {
                if (/\{(actorId|sessionId)\}/.test(namespace)) return;
                report("puts the memories of all users into one namespace", `${key}.${index}`);
            }),
        );
    },
    examples: {
        passes: {
            "each actor has a namespace": {
                type: "USER_PREFERENCE",
                namespaceTemplates: ["/strategies/{memoryStrategyId}/actors/{actorId}/"],
            },
            "each session has a namespace": { type: "SUMMARIZATION", namespaces: ["/summaries/{sessionId}/"] },
        },
        fails: {
            "all users share a namespace": {
                type: "SEMANTIC",
                namespaceTemplates: ["/strategies/{memoryStrategyId}/"],
            },
            "the namespace has a name": { type: "SEMANTIC", namespaces: ["default"] },
        },
        unknown: {
            "the namespace is not known yet": { type: "SEMANTIC", namespaceTemplates: [unknownValue] },
        },
        notApplicable: { "the namespace is the service's": { type: "SEMANTIC" } },
    },
});
