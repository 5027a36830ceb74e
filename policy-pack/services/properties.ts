import { isUnknown } from "../policy";
import type { CheckContext } from "../policy";

/**
 * Calls back for each value that stands at one of the places, whatever lists lie on the way. A value that is not known
 * yet makes the verdict unknown, and does not hide the others.
 *
 * @param places property paths such as `containers.environment`; dots lead into objects and through every element of
 *   lists
 */
export function eachValueAt(
    props: object,
    { each }: Pick<CheckContext, "each">,
    places: readonly string[],
    visit: (value: unknown, path: string) => void,
): void {
    const walk = (value: unknown, rest: readonly string[], path: string): void => {
        if (value === undefined || value === null) return;
        if (Array.isArray(value)) {
            each<unknown>(value, (element, index) => walk(element, rest, `${path}.${index}`));
            return;
        }
        const [key, ...further] = rest;
        if (key === undefined) visit(value, path);
        else if (typeof value === "object") {
            walk((value as Readonly<Record<string, unknown>>)[key], further, path === "" ? key : `${path}.${key}`);
        }
    };
    each(places, (place) => walk(props, place.split("."), ""));
}

/** The same for objects: what stands there and is no object is passed over. */
export function eachObjectAt<T extends object = Readonly<Record<string, unknown>>>(
    props: object,
    context: Pick<CheckContext, "each">,
    places: readonly string[],
    visit: (value: T, path: string) => void,
): void {
    eachValueAt(props, context, places, (value, path) => {
        if (typeof value === "object" && value !== null) visit(value as T, path);
    });
}

/** The same for texts. */
export function eachTextAt(
    props: object,
    context: Pick<CheckContext, "each">,
    places: readonly string[],
    visit: (value: string, path: string) => void,
): void {
    eachValueAt(props, context, places, (value, path) => {
        if (typeof value === "string") visit(value, path);
    });
}

/** The texts at a place that are known, without making the verdict depend on those that are not. */
export function knownTextsAt(props: object, place: string): readonly string[] {
    const read = (holder: object, key: string, rest: readonly string[]): readonly string[] => {
        if (isUnknown(holder, key as never)) return [];
        const value = (holder as Readonly<Record<string, unknown>>)[key];
        if (Array.isArray(value)) return value.flatMap((_, index) => read(value, String(index), rest));
        const [next, ...further] = rest;
        if (next === undefined) return typeof value === "string" ? [value] : [];
        return typeof value === "object" && value !== null ? read(value, next, further) : [];
    };
    const [first = "", ...rest] = place.split(".");
    return read(props, first, rest);
}
