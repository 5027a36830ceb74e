import { isUnknownValue } from "../policy-pack/policy";
import type { Resource } from "../policy-pack/policy";
import { topicsOf } from "../scripts/surface/topics";
import { weakerValues } from "./weaker-values";
import type { Weaker } from "./weaker-values";

/** One way to weaken one property of one resource. */
export interface PropertyWeakening extends Weaker {
    /** What leads to the property: names and, in lists, indexes. */
    readonly keys: readonly string[];
    /** The same, as words: dots lead into objects and through every element of lists. */
    readonly path: string;
}

/**
 * Every way to weaken a resource in what bears on security; none of components and of what the stack only reads.
 *
 * @param required the paths of the properties that no program can leave out
 */
export function weakeningsOf(
    { type, inputs, custom, external }: Resource,
    required: ReadonlySet<string> = new Set(),
): readonly PropertyWeakening[] {
    if (custom === false || external || type.startsWith("pulumi:")) return [];
    return below(inputs, [], "").filter(({ path, value }) => value !== undefined || !required.has(path));
}

function below(value: unknown, keys: readonly string[], path: string): readonly PropertyWeakening[] {
    const own = isSecurityRelevant(path) ? weakerValues(path, value).map((weaker) => ({ ...weaker, keys, path })) : [];
    if (typeof value !== "object" || value === null) return isUnknownValue(value) ? [] : own;
    const inner = Object.entries(value).flatMap(([key, element]) =>
        Array.isArray(value)
            ? // A list is weakened as a whole; what it holds, when that has properties of its own.
              typeof element === "object"
                ? below(element, [...keys, key], path).filter(({ keys: { length } }) => length > keys.length + 1)
                : []
            : below(element, [...keys, key], path === "" ? key : `${path}.${key}`),
    );
    return [...own, ...inner];
}

function isSecurityRelevant(path: string): boolean {
    // Secrets are not weaker for being gone; whether they are in plain text is not a matter of a property's value.
    return path !== "" && topicsOf(path).some((topic) => topic !== "secrets");
}
