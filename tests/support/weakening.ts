import type { Properties, Resource } from "../../policy-pack/policy";

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
        resource === matches[0]
            ? {
                  ...resource,
                  inputs: withValue(resource.inputs, path, value),
                  outputs: withValue(resource.outputs, path, value),
              }
            : resource,
    );
}

function withValue(properties: Properties, path: string, value: unknown): Properties {
    const copy = structuredClone(properties) as Record<string, unknown>;
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let place = copy;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    if (place === undefined || (value === undefined && !(last in place))) {
        throw new Error(`There is no property ${path} to weaken`);
    }
    // A function makes the weaker value; undefined is what a property is that is not there.
    place[last] = typeof value === "function" ? (value as (present: unknown) => unknown)(place[last]) : value;
    return copy;
}
