import { asList, isSet } from "../policy";
import type { CheckContext, ConfigSchema, Readable } from "../policy";
import { holdsForSome } from "./lists";

export type Strength = "NONE" | "LOW" | "MEDIUM" | "HIGH";

export type Direction = "input" | "output";

export const directions = ["input", "output"] as const satisfies Direction[];

/** The kinds of harmful content that filters look for. Prompt attacks are another matter: they come with input only. */
export const harmfulContent = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"] as const;
export const promptAttack = "PROMPT_ATTACK";

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
    readonly examples?: readonly string[];
}

interface ManagedWords extends TwoWays {
    readonly type?: string;
}

interface Words extends TwoWays {
    readonly text?: string;
}

interface Tier {
    readonly tierName?: string;
}

/** The arguments of a guardrail in the spellings of both providers. */
export interface AnyGuardrailArgs {
    readonly blockedInputMessaging?: string;
    readonly blockedOutputsMessaging?: string;
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
    readonly crossRegionConfig?: {
        readonly guardrailProfileIdentifier?: string;
        readonly guardrailProfileArn?: string;
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
        readonly tierConfigs?: readonly Tier[];
        readonly topicsTierConfig?: Tier;
    };
    readonly wordPolicyConfig?: {
        readonly managedWordListsConfigs?: readonly ManagedWords[];
        readonly managedWordListsConfig?: readonly ManagedWords[];
        readonly wordsConfigs?: readonly Words[];
        readonly wordsConfig?: readonly Words[];
    };
    /** Of `aws-native` only. */
    readonly automatedReasoningPolicyConfig?: {
        readonly policies?: readonly string[];
        readonly confidenceThreshold?: number;
    };
    readonly kmsKeyArn?: string;
}

type Guardrail = Readable<AnyGuardrailArgs>;

/** A list of a guardrail's configuration, and the property path it stands at. */
export interface Listed<T> {
    readonly items: readonly T[];
    readonly path: string;
}

/** Reads a list that the one provider names in the plural, and the other in the singular. */
function listed<P extends object, T>(
    of: P | undefined,
    parent: string,
    plural: keyof P & string,
    singular: keyof P & string,
): Listed<T> {
    const name = !isSet(of, plural) && isSet(of, singular) ? singular : plural;
    return { items: asList(of?.[name] as readonly T[] | undefined), path: `${parent}.${name}` };
}

export function contentFilters({ contentPolicyConfig }: Guardrail): Listed<Readable<ContentFilter>> {
    return listed(contentPolicyConfig, "contentPolicyConfig", "filtersConfigs", "filtersConfig");
}

/** The tier of the content filters; CLASSIC unless told. */
export function contentTier({ contentPolicyConfig }: Guardrail): { readonly tier: string; readonly path: string } {
    const { items, path } = listed<NonNullable<typeof contentPolicyConfig>, Readable<Tier>>(
        contentPolicyConfig,
        "contentPolicyConfig",
        "tierConfigs",
        "contentFiltersTierConfig",
    );
    return { tier: items[0]?.tierName ?? "CLASSIC", path };
}

/** The tier of the denied topics; CLASSIC unless told. */
export function topicTier({ topicPolicyConfig }: Guardrail): { readonly tier: string; readonly path: string } {
    const { items, path } = listed<NonNullable<typeof topicPolicyConfig>, Readable<Tier>>(
        topicPolicyConfig,
        "topicPolicyConfig",
        "tierConfigs",
        "topicsTierConfig",
    );
    return { tier: items[0]?.tierName ?? "CLASSIC", path };
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
export function managedWordLists({ wordPolicyConfig }: Guardrail): Listed<Readable<ManagedWords>> {
    return listed(wordPolicyConfig, "wordPolicyConfig", "managedWordListsConfigs", "managedWordListsConfig");
}

export function words({ wordPolicyConfig }: Guardrail): Listed<Readable<Words>> {
    return listed(wordPolicyConfig, "wordPolicyConfig", "wordsConfigs", "wordsConfig");
}

/** What parts of every kind have in common. */
type Part = Readable<TwoWays & { action?: string; type?: string; inputStrength?: string; outputStrength?: string }>;

/** Every list of a guardrail whose parts look at input and output apart. */
export function twoWayParts(guardrail: Guardrail): readonly Listed<Part>[] {
    return [contentFilters, piiEntities, regexes, deniedTopics, managedWordLists, words].map((list) => list(guardrail));
}

/** Whether a part of a guardrail has anything to look for in a direction: prompt attacks come with input only. */
export function isMeantFor(part: Part, direction: Direction): boolean {
    return part[`${direction}Strength`] !== "NONE" && !(direction === "output" && part.type === promptAttack);
}

/** Whether a part of a guardrail is evaluated in a direction. It is unless it is said not to be. */
export function isEvaluated(part: Readable<TwoWays>, direction: Direction): boolean {
    return part[`${direction}Enabled`] !== false;
}

/** What a part of a guardrail does about what it finds in a direction: it blocks unless told. */
export function actionOf(part: Readable<TwoWays & { action?: string }>, direction: Direction): string {
    return part[`${direction}Action`] ?? part.action ?? "BLOCK";
}

/** Whether a part of a guardrail is evaluated in a direction, and does something about what it finds. */
export function isEnforced(part: Readable<TwoWays & { action?: string }>, direction: Direction): boolean {
    return isEvaluated(part, direction) && actionOf(part, direction) !== "NONE";
}

/** Whether a part of a guardrail does something about what it finds, in either direction. */
export function isEnforcedAnywhere(part: Readable<TwoWays & { action?: string }>): boolean {
    return directions.some((direction) => isEnforced(part, direction));
}

/** Whether a content filter stops what it finds in a direction, from what strength on. */
export function stops(filter: Readable<ContentFilter>, direction: Direction, least: Strength = "LOW"): boolean {
    return isEnforced(filter, direction) && isAtLeast(filter[`${direction}Strength`], least);
}

/** Whether a grounding filter is evaluated, and blocks what falls below its threshold. */
export function blocksBelowThreshold({ enabled, action }: Readable<GroundingFilter>): boolean {
    return enabled !== false && (action ?? "BLOCK") === "BLOCK";
}

const strengths: readonly (string | undefined)[] = ["NONE", "LOW", "MEDIUM", "HIGH"];

/** Whether a filter is at least as strong as a strength. Absent means off. */
export function isAtLeast(strength: string | undefined, least: Strength): boolean {
    return strengths.indexOf(strength ?? "NONE") >= strengths.indexOf(least);
}

/** The configuration of policies on the strength of content filters: a minimum for each kind. */
export type FilterStrengthConfig = Record<(typeof harmfulContent)[number], Strength>;

export const filterStrengthConfig = Object.fromEntries(
    harmfulContent.map((kind) => [
        kind,
        {
            type: "string",
            enum: ["NONE", "LOW", "MEDIUM", "HIGH"],
            default: "MEDIUM",
            description: `The strength that a filter of type ${kind} has to have at least.`,
        },
    ]),
) as unknown as ConfigSchema<FilterStrengthConfig>;

/** Reports the content filters that are weaker in a direction than the configuration asks for. */
export function checkFilterStrength(
    guardrail: Guardrail,
    { report, each, notApplicable, config }: CheckContext<FilterStrengthConfig>,
    direction: Direction,
): void {
    const { items, path } = contentFilters(guardrail);
    const kindOf = ({ type }: Readable<ContentFilter>): keyof FilterStrengthConfig | undefined =>
        harmfulContent.find((kind) => kind === type);
    if (holdsForSome(items, (filter) => kindOf(filter) !== undefined) === "no") notApplicable();
    each(items, (filter, index) => {
        const kind = kindOf(filter);
        if (kind === undefined) return;
        const least = config[kind];
        if (least === "NONE" || stops(filter, direction, least)) return;
        report(`filters ${kind} with less than strength ${least} on ${direction}`, `${path}.${index}`);
    });
}

export const enforcedGuardrailType = "aws-native:bedrock:EnforcedGuardrailConfiguration";

/** The arguments of a guardrail that an account enforces, of which `@pulumi/aws` has no type. */
export interface EnforcedGuardrailArgs {
    readonly guardrailIdentifier?: string;
    readonly guardrailVersion?: string;
    readonly modelEnforcement?: {
        readonly includedModels?: readonly string[];
        readonly excludedModels?: readonly string[];
    };
    readonly selectiveContentGuarding?: { readonly system?: string; readonly messages?: string };
}
