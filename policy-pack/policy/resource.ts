/** A property bag as Pulumi's SDKs spell it: plain JSON, with {@link unknownValue} where a value is not known yet. */
export type Properties = Readonly<Record<string, unknown>>;

/** Where a program registers a resource. Lines and columns count from 1. */
export interface SourcePosition {
    readonly file: string;
    readonly line: number;
    readonly column?: number;
}

/**
 * One resource of a stack, as every input (embedded engine, analyzer request, stack export) gives it.
 * Secrets are in plain text here, as they are for every policy pack.
 */
export interface Resource {
    readonly urn: string;
    /** The type token, e.g. `aws:s3/bucket:Bucket`. */
    readonly type: string;
    /** The logical name: the last part of the URN. */
    readonly name: string;
    /** The cloud's id, where it is known (a state, or made up by the embedded engine). */
    readonly id?: string;
    /** False for a component. Absent where the input does not say. */
    readonly custom?: boolean;
    /** What the program asked for, after transforms. */
    readonly inputs: Properties;
    /** What the provider answered; equal to the inputs where nothing more is known. */
    readonly outputs: Properties;
    readonly parent?: string;
    readonly provider?: string;
    readonly protect?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly aliases?: readonly string[];
    readonly deleteBeforeReplace?: boolean;
    readonly additionalSecretOutputs?: readonly string[];
    /** In seconds. */
    readonly customTimeouts?: { readonly create?: number; readonly update?: number; readonly delete?: number };
    /** URNs of the resources that this one depends on. */
    readonly dependencies: readonly string[];
    /** URNs by the top-level property whose value came from them. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly source?: SourcePosition;
    /** Read with `.get()`, not managed by this stack. */
    readonly external?: boolean;
    /** Why nothing inside this resource was seen (a remote component, a chart that could not be rendered). */
    readonly opaque?: string;
}

/**
 * The SDK's seven stand-ins for a value that is not known yet, by kind (`@pulumi/policy/proxy`, the same in
 * `@pulumi/pulumi/runtime/rpc`). They travel as strings.
 */
const unknownSentinels: ReadonlySet<unknown> = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Stands for a value that is not known yet; in examples it fits every property, whatever its type. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9" as never;

/** Whether a raw value stands for one that is not known yet. */
export function isUnknownValue(value: unknown): boolean {
    return typeof value === "string" && value.length === 36 && unknownSentinels.has(value);
}

/** Whether a value is unknown, or has something unknown inside. */
export function hasUnknown(value: unknown): boolean {
    if (typeof value === "object" && value !== null) return Object.values(value).some(hasUnknown);
    return isUnknownValue(value);
}

/**
 * Part of every string that the embedded engine makes up for the cloud (ids, ARNs, generated names), so that it can
 * still be told apart after a program has built it into a policy document. Eight hex digits: fits ids, names and UUIDs.
 */
export const madeUpMarker = "a42fa42f";

/** Whether the embedded engine made up a text: what really is there may be anything, even another kind of value. */
export function isMadeUp(value: unknown): boolean {
    return typeof value === "string" && value.includes(madeUpMarker);
}

/** The account that the embedded engine makes up where nothing names one. An account id has no room for the marker. */
export const madeUpAccount = "424242424242";
