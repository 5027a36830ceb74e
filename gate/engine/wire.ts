import { unknownValue } from "../../policy-pack/policy/resource";
import type { Properties } from "../../policy-pack/policy/resource";

/** The key by which the protocol marks a map as something other than a map. */
export const signatureKey = "4dabf18193072939515e22adb298388d";

export const signatures = {
    asset: "c44067f5952c0a294b673a41bacd8c17",
    archive: "0def7320c3a5731c473e5ecbe6d01bc7",
    secret: "1b47061264138c4ac30d75fd1eb44270",
    resource: "5cf8f73096256a8f31e491e813e4eb8e",
    output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** One bag of properties as the program sent it, taken apart. */
export interface Received {
    /** Without secrets, output values and resource references; absent where the program gave null. */
    readonly properties: Record<string, unknown>;
    /** Top-level properties with a secret somewhere inside. */
    readonly secretKeys: ReadonlySet<string>;
    /** URNs that output values name as their origin, by top-level property. */
    readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

interface Traits {
    secret: boolean;
    readonly dependencies: Set<string>;
}

/** Takes wire properties apart into what policies see and what the protocol says about them. */
export function receive(wire: Properties): Received {
    const properties: Record<string, unknown> = {};
    const secretKeys = new Set<string>();
    const dependencies = new Map<string, readonly string[]>();
    for (const [key, value] of Object.entries(wire)) {
        const traits: Traits = { secret: false, dependencies: new Set() };
        const plain = toPlain(value, traits);
        if (traits.secret) secretKeys.add(key);
        if (traits.dependencies.size > 0) dependencies.set(key, [...traits.dependencies]);
        // Providers take null for absent; a policy must not take it for a value that is set.
        if (plain !== null && plain !== undefined) properties[key] = plain;
    }
    return { properties, secretKeys, dependencies };
}

function toPlain(value: unknown, traits: Traits): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((element) => toPlain(element, traits) ?? null);
    const map = value as Properties;
    switch (map[signatureKey]) {
        case signatures.secret:
            traits.secret = true;
            return toPlain(map.value, traits);
        case signatures.output:
            if (map.secret === true) traits.secret = true;
            if (Array.isArray(map.dependencies)) {
                for (const urn of map.dependencies) traits.dependencies.add(String(urn));
            }
            return "value" in map ? toPlain(map.value, traits) : unknownValue;
        case signatures.resource:
            // As the engine sends it to those that know no references: the id, or the URN of a component.
            if (!("id" in map)) return map.urn;
            return map.id === "" ? unknownValue : toPlain(map.id, traits);
        default: {
            const plain: Record<string, unknown> = {};
            for (const [key, element] of Object.entries(map)) {
                const inner = toPlain(element, traits);
                if (inner !== null && inner !== undefined) plain[key] = inner;
            }
            return plain;
        }
    }
}

/** Wraps a value so that the SDK treats it as secret. */
export function asSecret(value: unknown): unknown {
    return { [signatureKey]: signatures.secret, value };
}

/** A resource as a value. Without an id it is one whose id the SDK has to ask for. */
export function asResourceReference(urn: string, id?: string): Properties {
    return { [signatureKey]: signatures.resource, urn, ...(id === undefined ? {} : { id }), packageVersion: "" };
}

/** Marks a known value with the resources it came from; an unknown one stays unknown with them. */
export function asOutput(value: unknown, dependencies: readonly string[]): unknown {
    return { [signatureKey]: signatures.output, ...(value === unknownValue ? {} : { value }), dependencies };
}

/** Secrets and unknowns as output values, the form in which transforms get them. */
export function upgradeToOutputs(value: unknown): unknown {
    if (value === unknownValue) return { [signatureKey]: signatures.output };
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(upgradeToOutputs);
    const map = value as Properties;
    if (map[signatureKey] === signatures.secret) {
        const known = map.value === unknownValue ? {} : { value: upgradeToOutputs(map.value) };
        return { [signatureKey]: signatures.output, ...known, secret: true };
    }
    if (map[signatureKey] === signatures.output) return map;
    return Object.fromEntries(Object.entries(map).map(([key, element]) => [key, upgradeToOutputs(element)]));
}

/** Whether a value is a plain map or has one inside. Assets and archives are not maps. */
export function hasMapInside(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (Array.isArray(value)) return value.some(hasMapInside);
    const signature = (value as Properties)[signatureKey];
    return signature !== signatures.asset && signature !== signatures.archive;
}

/** Without undefined, functions and numbers that JSON has no way to write. */
export function toJson(value: Properties): Record<string, unknown> {
    return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
