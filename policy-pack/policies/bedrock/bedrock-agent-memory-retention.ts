import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { agentTypes, memoryOf, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

const remembering = (storageDays: number): Partial<Record<"memoryConfigurations", never>> => ({
    memoryConfigurations: [{ enabledMemoryTypes: ["SESSION_SUMMARY"], storageDays }] as never,
});

export default definePolicy<AnyAgentArgs, { maximumDays: number }>({
    id: "bedrock-agent-memory-retention",
    title: "Agents forget past sessions after a set time",
    severity: "medium",
    appliesTo: agentTypes,
    supports: ["A.4.3", "A.7.2"],
    why: "The memory of an agent holds summaries of what each user said. Kept for a year, it is a store of personal data that nobody decided to have, and a planted instruction works for as long.",
    fix: "Set memoryConfigurations.storageDays to 30 or less.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-memory.html",
    config: {
        maximumDays: {
            type: "integer",
            minimum: 0,
            maximum: 365,
            default: 30,
            description: "For how many days summaries of sessions may be kept; the service's own default is 30.",
        },
    },
    check(agent, { report, notApplicable, config }) {
        const memory = memoryOf(agent);
        if (!memory) return notApplicable();
        if (Number(memory.value.storageDays ?? 30) > config.maximumDays) {
            report(`remembers sessions for longer than ${config.maximumDays} days`, `${memory.path}.storageDays`);
        }
    },
    examples: {
        passes: {
            "sessions are kept for a week": remembering(7),
            "the time is left at its default, 30 days": ofType(nativeAgentType, {
                memoryConfiguration: { enabledMemoryTypes: ["SESSION_SUMMARY"] },
            }),
            "the company allows more": withConfig({ maximumDays: 90 }, remembering(60)),
        },
        fails: {
            "sessions are kept for a year": remembering(365),
            "an agent of aws-native keeps them for 90 days": ofType(nativeAgentType, {
                memoryConfiguration: { enabledMemoryTypes: ["SESSION_SUMMARY"], storageDays: 90 },
            }),
            "the company allows less than the default": withConfig(
                { maximumDays: 7 },
                { memoryConfigurations: [{ enabledMemoryTypes: ["SESSION_SUMMARY"] }] },
            ),
        },
        unknown: { "the time is not known yet": remembering(unknownValue) },
        notApplicable: { "the agent has no memory": {} },
    },
});
