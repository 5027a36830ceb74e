import { isUnknownValue, madeUpMarker } from "./resource";

/** Thrown when a policy reads a value that is not known yet; the evaluation turns it into the verdict "unknown". */
export class UnknownValueError extends Error {
    constructor(readonly path: string) {
        super(`"${path}" is not known yet`);
        this.name = "UnknownValueError";
    }
}

/** What one evaluation has read so far. */
export interface ReadingLog {
    /** Paths whose values the embedded engine made up, in the order they were read. */
    readonly madeUp: Set<string>;
}

const rawKey = Symbol("raw");

/**
 * A read-only view of raw properties. Reading a value that is not known yet throws {@link UnknownValueError};
 * reading a made-up one is noted in the log. Presence can be asked without either, by {@link isSet}.
 */
export function readable<T extends object>(raw: T, log: ReadingLog, path = ""): T {
    return new Proxy(raw, {
        get(target, key) {
            if (key === rawKey) return target;
            const value: unknown = Reflect.get(target, key);
            if (typeof key === "symbol" || typeof value === "function") return value;
            if (typeof value === "string") {
                if (isUnknownValue(value)) throw new UnknownValueError(join(path, key));
                if (value.includes(madeUpMarker)) log.madeUp.add(join(path, key));
                return value;
            }
            return typeof value === "object" && value !== null ? readable(value, log, join(path, key)) : value;
        },
        set: refuseToWrite,
        defineProperty: refuseToWrite,
        deleteProperty: refuseToWrite,
    });
}

function refuseToWrite(): never {
    throw new TypeError("A policy may not change a resource");
}

function join(path: string, key: string): string {
    return path === "" ? key : `${path}.${key}`;
}

/** The object behind a view made by {@link readable}, or the object itself. Unknown values are sentinels in it. */
export function rawOf<T>(view: T): T {
    if (typeof view !== "object" || view === null) return view;
    return (view as { [rawKey]?: T })[rawKey] ?? view;
}

/**
 * Whether a property was given at all. A value that is not known yet counts: a key that the stack itself creates is
 * attached, whatever its ARN will be. `null`, `""`, `[]` and an absent property do not count.
 */
export function isSet<T extends object>(of: T | undefined | null, key: keyof T & string): boolean {
    if (of === undefined || of === null) return false;
    const value = rawOf(of)[key] as unknown;
    return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Whether a property was given and its value is not known yet. */
export function isUnknown<T extends object>(of: T | undefined | null, key: keyof T & string): boolean {
    return of !== undefined && of !== null && isUnknownValue(rawOf(of)[key]);
}

/** A value that providers take single or as a list, as a list. Elements are read only when they are used. */
export function asList<T>(value: T | readonly T[] | undefined | null): readonly T[] {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
