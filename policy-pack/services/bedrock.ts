import { covers } from "../iam";
import type { ConfigSchema } from "../policy";

export const agentType = "aws:bedrock/agentAgent:AgentAgent";
export const actionGroupType = "aws:bedrock/agentAgentActionGroup:AgentAgentActionGroup";
export const collaboratorType = "aws:bedrock/agentAgentCollaborator:AgentAgentCollaborator";
export const customModelType = "aws:bedrock/customModel:CustomModel";
export const dataSourceType = "aws:bedrock/agentDataSource:AgentDataSource";
export const evaluationJobType = "aws:bedrock/evaluationJob:EvaluationJob";
export const flowType = "aws:bedrock/agentFlow:AgentFlow";
export const guardrailType = "aws:bedrock/guardrail:Guardrail";
export const inferenceProfileType = "aws:bedrock/inferenceProfile:InferenceProfile";
export const invocationJobType = "aws:bedrockmodel/invocationJob:InvocationJob";
export const invocationLoggingType = "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration";
export const knowledgeBaseType = "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase";
export const promptType = "aws:bedrock/agentPrompt:AgentPrompt";
export const provisionedThroughputType = "aws:bedrock/provisionedModelThroughput:ProvisionedModelThroughput";

/** Both providers make guardrails; `services/bedrock-guardrails` reads them in the spelling of either. */
export const nativeGuardrailType = "aws-native:bedrock:Guardrail";
export const guardrailTypes = [guardrailType, nativeGuardrailType] as const;

/** The resources that put models to use. */
export const modelUserTypes = [
    agentType,
    flowType,
    knowledgeBaseType,
    promptType,
    inferenceProfileType,
    provisionedThroughputType,
] as const;

/** A model as an id, an ARN, or an inference profile names it. */
export interface ModelName {
    /** The model's id without geography, e.g. `anthropic.claude-sonnet-4-5-20250929-v1:0`; absent where the name does not tell. */
    readonly id?: string;
    /** Where a cross-region inference profile sends requests: `us`, `eu`, `global`... */
    readonly geography?: string;
}

const geographies = ["us-gov", "us", "eu", "apac", "jp", "au", "ca", "global"] as const;

/** The configuration of policies on where cross-Region inference may go. */
export interface GeographyConfig {
    geographies: readonly string[];
}

export const geographyConfig = {
    geographies: {
        type: "array",
        items: { type: "string" },
        default: geographies.filter((geography) => geography !== "global"),
        description:
            "The geographies that requests may be sent to, by the prefix of inference and guardrail profiles, e.g. eu.",
    },
} as const satisfies ConfigSchema<GeographyConfig>;

/** What a model id, a model ARN or the id or ARN of an inference profile says of the model behind it. */
export function modelNamed(name: string): ModelName {
    const resource = name.startsWith("arn:") ? name.split(":").slice(5).join(":") : name;
    const [, kind, rest = resource] = /^([a-z-]+)\/(.*)$/.exec(resource) ?? [];
    switch (kind) {
        case undefined:
        case "foundation-model":
        case "inference-profile":
            break;
        case "custom-model": {
            // `custom-model/<base model>/<id>`; one that is shared has its id only, and one that was imported no base.
            const base = rest.slice(0, Math.max(rest.lastIndexOf("/"), 0));
            return base.includes(".") ? { id: base } : {};
        }
        default:
            return {};
    }
    const geography = geographies.find((prefix) => rest.startsWith(`${prefix}.`));
    if (geography !== undefined) return { id: rest.slice(geography.length + 1), geography };
    // Ids of models hold their provider; ids of custom models, imported models and routers are letters and digits.
    return /^[a-z0-9-]+\.[a-z]/i.test(rest) ? { id: rest } : {};
}

/** Whether a model's id is one of those that a list names; `*` stands for any characters. */
export function isListedModel(id: string, list: readonly string[]): boolean {
    return list.some((pattern) => covers(pattern, id));
}
