import { isUnknownValue } from "../../policy-pack/policy/resource";
import type { Resource } from "../../policy-pack/policy/resource";
import { systemTag, tagsOf } from "../../policy-pack/services/ai-register";
import { stackType } from "../engine/urn";
import { exposuresOf } from "./exposure";
import type { Exposure } from "./exposure";
import { isAiResource, kindOf } from "./kinds";
import type { Kind } from "./kinds";
import { partsOf } from "./parts";
import type { Part } from "./parts";
import { edgesOf } from "./references";
import type { Edge } from "./references";
import { systemsOf } from "./systems";
import type { AiSystemFact } from "./systems";

export type { Edge, Exposure, AiSystemFact, Kind, Part };

/** One resource in the picture of a stack. */
export interface ResourceFact {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly kind: Kind;
    readonly isAi: boolean;
    /** The AI system that it is tagged with. */
    readonly system?: string;
}

/** What a stack is, apart from whether it is right. Holds no values of properties but names, tags and the register. */
export interface StackFacts {
    readonly resources: readonly ResourceFact[];
    readonly edges: readonly Edge[];
    readonly systems: readonly AiSystemFact[];
    readonly exposures: readonly Exposure[];
    /** What AI systems are made of. */
    readonly parts: readonly Part[];
    /** What the stack exports as evidence, by control. */
    readonly evidence: Readonly<Record<string, readonly EvidenceFact[]>>;
}

/** What a component says it is evidence for, and where that can be seen. */
export interface EvidenceFact {
    readonly shows: string;
    readonly record: string;
}

export const noFacts: StackFacts = { resources: [], edges: [], systems: [], exposures: [], parts: [], evidence: {} };

/** Works out what reports show of a stack besides its results. */
export function factsOf(
    resources: readonly Resource[],
    evidence: unknown = resources.find(({ type }) => type === stackType)?.outputs.evidence,
): StackFacts {
    const edges = edgesOf(resources);
    return {
        resources: resources
            .filter(({ type }) => type !== stackType)
            .map(({ urn, type, name, outputs }) => {
                const system = tagsOf(outputs)[systemTag];
                return {
                    urn,
                    type,
                    name,
                    kind: kindOf(type),
                    isAi: isAiResource(type),
                    ...(system !== undefined && { system }),
                };
            }),
        edges,
        systems: systemsOf(resources),
        exposures: exposuresOf(resources, edges),
        parts: partsOf(resources),
        evidence: evidenceOf(evidence),
    };
}

function evidenceOf(output: unknown): StackFacts["evidence"] {
    if (typeof output !== "object" || output === null) return {};
    return Object.fromEntries(
        Object.entries(output).map(([control, list]) => [
            control,
            (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((entry) => {
                const { shows, record } = (entry ?? {}) as Readonly<Record<string, unknown>>;
                return typeof shows === "string" && typeof record === "string" && !isUnknownValue(record)
                    ? [{ shows, record }]
                    : [];
            }),
        ]),
    );
}
