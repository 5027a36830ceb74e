/** The value that a JSON text stands for; undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

/** Whether a value out of a JSON text is an object, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path such as `A.B.C` inside of objects; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
    return path
        .split(".")
        .reduce<unknown>(
            (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
            value,
        );
}

/** A value out of a JSON text that is spelled as CloudFormation does (`GuardrailConfiguration`), as the SDKs spell it. */
export function inCamelCase(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inCamelCase);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), inCamelCase(inner)]),
    );
}
