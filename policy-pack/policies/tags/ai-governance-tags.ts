import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { reportUntagged } from "../../services/tags";
import type { Tagged } from "../../services/tags";

interface Config {
    environmentTags: string[];
    dataClassTags: string[];
    ownerTags: string[];
}

const tags = { environment: "prod", "data-class": "internal", owner: "search" };

export default definePolicy<Tagged, Config>({
    id: "ai-governance-tags",
    title: "Resources of generative AI say by tags whose they are, where they run and how sensitive their data is",
    severity: "low",
    appliesTo: [
        "aws:bedrock/guardrail:Guardrail",
        "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase",
        "aws:bedrock/agentPrompt:AgentPrompt",
        "aws:bedrock/agentFlow:AgentFlow",
        "aws:bedrock/agentAgent:AgentAgent",
        "aws:bedrock/inferenceProfile:InferenceProfile",
        "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime",
        "aws:bedrock/agentcoreBrowser:AgentcoreBrowser",
        "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter",
        "aws:bedrock/agentcoreGateway:AgentcoreGateway",
        "aws:bedrock/agentcoreMemory:AgentcoreMemory",
    ],
    supports: ["A.4.2", "A.3.2"],
    equivalents: [
        "config-pack:aiml-bedrock-guardrail-tags",
        "config-pack:aiml-bedrock-kb-tags",
        "config-pack:aiml-bedrock-prompt-tags",
        "config-pack:aiml-bedrock-profile-tags",
        "config-pack:aiml-bedrock-gateway-tags",
        "config-pack:aiml-bedrock-memory-tags",
        "config-pack:aiml-bedrock-browser-tags",
    ],
    why:
        "Who answers for it, and what it may be given, has to be found out fast when an AI system misbehaves. " +
        "Other tools ask for one spelling of each tag; here any of the configured words will do, in any spelling.",
    fix: "Tag the resource, or by defaultTags the whole provider, with environment, data-class and owner.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/tagging.html",
    config: {
        environmentTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say which environment it is; none asks for no such tag.",
            default: ["environment", "env", "stage"],
        },
        dataClassTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say how sensitive the data is; none asks for no such tag.",
            default: ["data-class", "data-classification", "classification"],
        },
        ownerTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say who answers for it; none asks for no such tag.",
            default: ["owner", "owner-team", "team"],
        },
    },
    check(props, context) {
        const { environmentTags, dataClassTags, ownerTags } = context.config;
        reportUntagged(props, context, [environmentTags, dataClassTags, ownerTags]);
    },
    examples: {
        passes: {
            "all three are there": { tags },
            "they are spelt otherwise": {
                tags: { Environment: "prod", DataClassification: "pii", OwnerTeam: "search" },
            },
            "some come from the provider": { tags: { owner: "search" }, tagsAll: tags },
            "only the owner is asked for": withConfig(
                { environmentTags: [], dataClassTags: [] },
                { tags: { owner: "x" } },
            ),
        },
        fails: {
            "there are no tags": {},
            "the sensitivity of the data is left out": { tags: { environment: "prod", owner: "search" } },
            "an agent's gateway names only its project": ofType("aws:bedrock/agentcoreGateway:AgentcoreGateway", {
                tags: { project: "search" },
            }),
        },
        unknown: {
            "the tags are not known yet": { tags: unknownValue },
        },
    },
});
