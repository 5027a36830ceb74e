import { asList } from "../policy";
import type { Readable } from "../policy";

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

/** Both providers make guardrails; their property names differ in the plural only, which `AnyGuardrailArgs` spans. */
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

export type Strength = "NONE" | "LOW" | "MEDIUM" | "HIGH";

/** A part of a guardrail that looks at what goes in, at what comes out, or at both. */
interface TwoWays {
    readonly inputAction?: string;
    readonly inputEnabled?: boolean;
    readonly outputAction?: string;
    readonly outputEnabled?: boolean;
}

interface ContentFilter extends TwoWays {
    readonly type?: string;
    readonly inputStrength?: string;
    readonly outputStrength?: string;
    readonly inputModalities?: readonly string[];
    readonly outputModalities?: readonly string[];
}

interface SensitiveInformation extends TwoWays {
    readonly type?: string;
    readonly name?: string;
    readonly action?: string;
}

interface GroundingFilter {
    readonly type?: string;
    readonly threshold?: number;
    readonly action?: string;
    readonly enabled?: boolean;
}

interface Topic extends TwoWays {
    readonly name?: string;
    readonly definition?: string;
    readonly type?: string;
}

interface Tier {
    readonly tierName?: string;
}

/** The arguments of a guardrail in the spellings of both providers. */
export interface AnyGuardrailArgs {
    readonly contentPolicyConfig?: {
        readonly filtersConfigs?: readonly ContentFilter[];
        readonly filtersConfig?: readonly ContentFilter[];
        readonly tierConfigs?: readonly Tier[];
        readonly contentFiltersTierConfig?: Tier;
    };
    readonly contextualGroundingPolicyConfig?: {
        readonly filtersConfigs?: readonly GroundingFilter[];
        readonly filtersConfig?: readonly GroundingFilter[];
    };
    readonly sensitiveInformationPolicyConfig?: {
        readonly piiEntitiesConfigs?: readonly SensitiveInformation[];
        readonly piiEntitiesConfig?: readonly SensitiveInformation[];
        readonly regexesConfigs?: readonly SensitiveInformation[];
        readonly regexesConfig?: readonly SensitiveInformation[];
    };
    readonly topicPolicyConfig?: {
        readonly topicsConfigs?: readonly Topic[];
        readonly topicsConfig?: readonly Topic[];
    };
    readonly wordPolicyConfig?: {
        readonly managedWordListsConfigs?: readonly TwoWays[];
        readonly managedWordListsConfig?: readonly TwoWays[];
        readonly wordsConfigs?: readonly TwoWays[];
        readonly wordsConfig?: readonly TwoWays[];
    };
    readonly automatedReasoningPolicyConfig?: { readonly policies?: readonly string[] };
    readonly kmsKeyArn?: string;
}

type Guardrail = Readable<AnyGuardrailArgs>;

/** A list of a guardrail's configuration, and the property path it stands at. */
export interface Listed<T> {
    readonly items: readonly T[];
    readonly path: string;
}

function listed<P extends object, T>(
    of: P | undefined,
    parent: string,
    plural: keyof P & string,
    singular: keyof P & string,
): Listed<T> {
    const given = of?.[plural];
    const isNative = given === undefined && of?.[singular] !== undefined;
    const items = isNative ? of[singular] : given;
    return { items: asList(items as readonly T[] | undefined), path: `${parent}.${isNative ? singular : plural}` };
}

export function contentFilters({ contentPolicyConfig }: Guardrail): Listed<Readable<ContentFilter>> {
    return listed(contentPolicyConfig, "contentPolicyConfig", "filtersConfigs", "filtersConfig");
}

export function groundingFilters({ contextualGroundingPolicyConfig }: Guardrail): Listed<Readable<GroundingFilter>> {
    return listed(
        contextualGroundingPolicyConfig,
        "contextualGroundingPolicyConfig",
        "filtersConfigs",
        "filtersConfig",
    );
}

export function piiEntities({ sensitiveInformationPolicyConfig }: Guardrail): Listed<Readable<SensitiveInformation>> {
    return listed(
        sensitiveInformationPolicyConfig,
        "sensitiveInformationPolicyConfig",
        "piiEntitiesConfigs",
        "piiEntitiesConfig",
    );
}

/** The patterns of one's own that a guardrail looks for. */
export function regexes({ sensitiveInformationPolicyConfig }: Guardrail): Listed<Readable<SensitiveInformation>> {
    return listed(
        sensitiveInformationPolicyConfig,
        "sensitiveInformationPolicyConfig",
        "regexesConfigs",
        "regexesConfig",
    );
}

export function deniedTopics({ topicPolicyConfig }: Guardrail): Listed<Readable<Topic>> {
    return listed(topicPolicyConfig, "topicPolicyConfig", "topicsConfigs", "topicsConfig");
}

/** The lists of words that AWS keeps, of which there is one: profanity. */
export function managedWordLists({ wordPolicyConfig }: Guardrail): Listed<Readable<TwoWays>> {
    return listed(wordPolicyConfig, "wordPolicyConfig", "managedWordListsConfigs", "managedWordListsConfig");
}

export function words({ wordPolicyConfig }: Guardrail): Listed<Readable<TwoWays>> {
    return listed(wordPolicyConfig, "wordPolicyConfig", "wordsConfigs", "wordsConfig");
}

export type Direction = "input" | "output";

/** Whether a part of a guardrail is evaluated in a direction. It is unless it is said not to be. */
export function isEvaluated(part: Readable<TwoWays>, direction: Direction): boolean {
    return part[`${direction}Enabled`] !== false;
}

/** Whether a part of a guardrail is evaluated in a direction, and does something about what it finds: it blocks unless told. */
export function isEnforced(part: Readable<TwoWays & { action?: string }>, direction: Direction): boolean {
    return isEvaluated(part, direction) && (part[`${direction}Action`] ?? part.action ?? "BLOCK") !== "NONE";
}

/** Whether a part of a guardrail does something about what it finds, in either direction. */
export function isEnforcedAnywhere(part: Readable<TwoWays & { action?: string }>): boolean {
    return isEnforced(part, "input") || isEnforced(part, "output");
}

const strengths: readonly (string | undefined)[] = ["NONE", "LOW", "MEDIUM", "HIGH"];

/** Whether a filter is at least as strong as a strength. Absent means off. */
export function isAtLeast(strength: string | undefined, least: Strength): boolean {
    return strengths.indexOf(strength ?? "NONE") >= strengths.indexOf(least);
}

/** A model as an id, an ARN, or an inference profile names it. */
export interface ModelName {
    /** The model's id without geography, e.g. `anthropic.claude-sonnet-4-5-20250929-v1:0`; absent where the name does not tell. */
    readonly id?: string;
    /** Where a cross-region inference profile sends requests: `us`, `eu`, `global`... */
    readonly geography?: string;
}

const geographies = ["us-gov", "us", "eu", "apac", "jp", "au", "ca", "global"] as const;

/** What a model id, a model ARN or the id or ARN of an inference profile says of the model behind it. */
export function modelNamed(name: string): ModelName {
    const resource = name.startsWith("arn:") ? name.split(":").slice(5).join(":") : name;
    const [, kind, rest = resource] = /^([a-z-]+)\/(.*)$/.exec(resource) ?? [];
    switch (kind) {
        case undefined:
        case "foundation-model":
        case "inference-profile":
            break;
        case "custom-model":
            // `custom-model/<base model>/<id>`; a shared one has its id only.
            return rest.includes("/") ? { id: rest.slice(0, rest.lastIndexOf("/")) } : {};
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
    return list.some((pattern) =>
        new RegExp(
            `^${pattern
                .split("*")
                .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
                .join(".*")}$`,
        ).test(id),
    );
}
