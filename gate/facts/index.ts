import type { Resource } from "../../policy-pack/policy/resource";
import { systemTag, tagsOf } from "../../policy-pack/services/ai-register";
import { stackType } from "../engine/urn";
import { exposuresOf } from "./exposure";
import type { Exposure } from "./exposure";
import { isAiResource, kindOf } from "./kinds";
import type { Kind } from "./kinds";
import { edgesOf } from "./references";
import type { Edge } from "./references";
import { systemsOf } from "./systems";
import type { AiSystemFact } from "./systems";

export type { Edge, Exposure, AiSystemFact, Kind };

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
}

export const noFacts: StackFacts = { resources: [], edges: [], systems: [], exposures: [] };

/** Works out what reports show of a stack besides its results. */
export function factsOf(resources: readonly Resource[]): StackFacts {
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
    };
}
