import type { Resource } from "../../policy-pack/policy/resource";
import {
    dataClassTag,
    objectTypes,
    ownerTag,
    parameterType,
    parseEntry,
    systemIdOfObject,
    systemIdOfParameter,
    systemTag,
    tagsOf,
    tierTag,
} from "../../policy-pack/services/ai-register";
import type { RegisteredSystem } from "../../policy-pack/services/ai-register";

/** An AI system as a stack shows it. */
export interface AiSystemFact {
    readonly id: string;
    readonly owner?: string;
    readonly tier?: string;
    readonly dataClasses: readonly string[];
    /** The register's entry, where the stack has one that can be read. */
    readonly entry?: RegisteredSystem;
    /** Whether the stack has an entry at all, readable or not. */
    readonly isRegistered: boolean;
    /** URNs of what is tagged as part of it. */
    readonly resources: readonly string[];
}

/** All AI systems of a stack, from the register's entries and from tags, in the order of their ids. */
export function systemsOf(resources: readonly Resource[]): readonly AiSystemFact[] {
    const entries = new Map<string, RegisteredSystem | undefined>();
    const tagged = new Map<string, { urns: string[]; owner?: string; tier?: string; dataClass?: string }>();
    for (const { urn, type, outputs } of resources) {
        const id =
            type === parameterType
                ? systemIdOfParameter(outputs.name)
                : (objectTypes as readonly string[]).includes(type)
                  ? systemIdOfObject(outputs.key)
                  : undefined;
        if (id !== undefined) {
            const entry = parseEntry(type === parameterType ? outputs.value : outputs.content);
            entries.set(id, entries.get(id) ?? entry);
        }
        const tags = tagsOf(outputs);
        const system = tags[systemTag];
        if (system === undefined) continue;
        const found = tagged.get(system) ?? { urns: [] };
        found.urns.push(urn);
        found.owner ??= tags[ownerTag];
        found.tier ??= tags[tierTag];
        found.dataClass ??= tags[dataClassTag];
        tagged.set(system, found);
    }
    return [...new Set([...entries.keys(), ...tagged.keys()])].sort().map((id) => {
        const entry = entries.get(id);
        const tags = tagged.get(id);
        const owner = entry?.owner ?? tags?.owner;
        const tier = entry?.risk?.tier ?? tags?.tier;
        return {
            id,
            ...(owner !== undefined && { owner }),
            ...(tier !== undefined && { tier }),
            dataClasses: entry?.risk?.dataClasses ?? tags?.dataClass?.split("+") ?? [],
            ...(entry && { entry }),
            isRegistered: entries.has(id),
            resources: tags?.urns ?? [],
        };
    });
}
