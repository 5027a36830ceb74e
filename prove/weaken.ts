import type { Properties, Resource } from "../policy-pack/policy";

/** A change of one property of one resource; `undefined` takes the property away. */
export interface Weakening {
    readonly type: string;
    readonly name: string;
    /** Dots lead into objects and lists, e.g. `rules.0.status`. */
    readonly path: string;
    /** The weaker value, or how to make it of the present one. */
    readonly value: unknown;
}

/** The same resources with one weakening, in what was asked for and in what was answered. */
export function weaken(resources: readonly Resource[], { type, name, path, value }: Weakening): readonly Resource[] {
    const matches = resources.filter((resource) => resource.type === type && resource.name === name);
    if (matches.length !== 1) throw new Error(`There are ${matches.length} resources ${type} called "${name}"`);
    return resources.map((resource) =>
        resource === matches[0] ? weakenResource(resource, path.split("."), value) : resource,
    );
}

/**
 * A resource with one weaker property, in what was asked for and in what was answered.
 *
 * @param value as for {@link Weakening}
 */
export function weakenResource(resource: Resource, keys: readonly string[], value: unknown): Resource {
    return {
        ...resource,
        inputs: withValue(resource.inputs, keys, value) as Properties,
        outputs: withValue(resource.outputs, keys, value) as Properties,
    };
}

/** A copy in which only what leads to the property is new. */
function withValue(of: unknown, keys: readonly string[], value: unknown): unknown {
    const [key, ...rest] = keys;
    if (key === undefined) {
        // A function makes the weaker value; undefined is what a property is that is not there.
        return typeof value === "function" ? (value as (present: unknown) => unknown)(of) : value;
    }
    if (typeof of !== "object" || of === null || (rest.length > 0 && !(key in of))) {
        throw new Error(`There is no property ${key} to weaken`);
    }
    const inner = withValue((of as Properties)[key], rest, value);
    if (inner === undefined && !(key in of)) throw new Error(`There is no property ${key} to weaken`);
    if (Array.isArray(of)) return of.with(Number(key), inner);
    // A key that is there without a value would count as one: of a label, or of a bound.
    const others = Object.entries(of).filter(([name]) => name !== key);
    return inner === undefined ? Object.fromEntries(others) : { ...of, [key]: inner };
}
