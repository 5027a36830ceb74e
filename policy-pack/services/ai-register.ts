import { isMadeUp, isUnknown, isUnknownValue } from "../policy";
import type { Properties, Readable, ResourceView, StackCheckContext } from "../policy";

/** The tags that tie a resource to an AI system, as the component `AiSystem` sets them. */
export const systemTag = "ai-system-id";
export const ownerTag = "owner";
export const dataClassTag = "data-class";
export const tierTag = "risk-tier";

/** Where the component `AiSystem` keeps an entry: an encrypted parameter, and an object among the records. */
export const parameterType = "aws:ssm/parameter:Parameter";
export const objectTypes = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"] as const;

/** A document that an entry points to. */
export interface RegisteredDocument {
    readonly uri?: string;
    /** The day it was approved. */
    readonly date?: string;
    readonly sha256?: string;
}

/** An entry of the register of AI systems, any part of which may be missing. */
export interface RegisteredSystem {
    readonly id: string;
    readonly owner?: string;
    readonly use?: {
        readonly name?: string;
        readonly purpose?: string;
        readonly intended?: string;
        readonly excluded?: string;
    };
    readonly risk?: {
        readonly tier?: string;
        readonly dataClasses?: readonly string[];
        readonly oversight?: string;
        readonly recordsKeptForDays?: number;
    };
    readonly role?: readonly string[];
    readonly documents?: { readonly impactAssessment?: RegisteredDocument; readonly modelCard?: RegisteredDocument };
    readonly suppliers?: readonly { readonly name?: string; readonly supplies?: string }[];
}

/** The id of the system whose entry a parameter is, by its name; undefined when it is none. */
export function systemIdOfParameter(name: unknown): string | undefined {
    return typeof name === "string" ? /(?:^|\/)ai-systems\/([a-z][a-z0-9-]*)$/.exec(name)?.[1] : undefined;
}

/** The id of the system whose entry an object is, by its key; undefined when it is none. */
export function systemIdOfObject(key: unknown): string | undefined {
    return typeof key === "string" ? /(?:^|\/)ai-systems\/([a-z][a-z0-9-]*)\.json$/.exec(key)?.[1] : undefined;
}

/** An entry out of its JSON; undefined when it is not known, or is none. */
export function parseEntry(content: unknown): RegisteredSystem | undefined {
    if (typeof content !== "string" || isUnknownValue(content)) return undefined;
    try {
        const entry: unknown = JSON.parse(content);
        return isObject(entry) && typeof entry.id === "string" ? (entry as unknown as RegisteredSystem) : undefined;
    } catch {
        return undefined;
    }
}

/** The tags of a resource by key, those of the provider included. The AWS Native provider lists them. */
export function tagsOf(properties: Properties): Readonly<Record<string, string>> {
    const tags: Record<string, string> = {};
    for (const source of [properties.tagsAll, properties.tags]) {
        const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(source)
            ? source.filter(isObject).map(({ key, value }) => [key, value] as const)
            : isObject(source)
              ? Object.entries(source)
              : [];
        for (const [key, value] of entries) {
            if (typeof key === "string" && typeof value === "string" && !isUnknownValue(value)) tags[key] = value;
        }
    }
    return tags;
}

function isObject(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A parameter, as far as the register goes. */
export interface ParameterArgs {
    readonly name?: string;
    readonly value?: string;
}

interface ObjectArgs {
    readonly key?: string;
    readonly content?: string;
}

/**
 * The register's entry that a parameter holds. States keep it encrypted; it is then taken from the copy among the
 * records, where the stack has one. Ends the check for parameters that are no entry, and reports one that cannot be read.
 */
export function readEntry(
    parameter: ResourceView<Readable<ParameterArgs>>,
    {
        graph,
        report,
        unknown,
        notApplicable,
    }: Pick<StackCheckContext, "graph" | "report" | "unknown" | "notApplicable">,
): RegisteredSystem | undefined {
    const id = systemIdOfParameter(parameter.props.name);
    if (id === undefined) return notApplicable();
    const isKnown = !isUnknown(parameter.props, "value");
    const own = isKnown ? parseEntry(parameter.props.value) : undefined;
    if (own) return own;
    const isMade = isKnown && isMadeUp(parameter.props.value);
    if (!isKnown || isMade) {
        for (const { props } of graph.ofType<ObjectArgs>(...objectTypes)) {
            if (isUnknown(props, "key") || isUnknown(props, "content") || systemIdOfObject(props.key) !== id) continue;
            const copy = parseEntry(props.content);
            if (copy) return copy;
        }
    }
    if (isMade) unknown("is not known yet", "value");
    // Reading what is not known yet ends the check.
    else if (!parseEntry(parameter.props.value)) report("is no entry of the register that can be read", "value");
    return undefined;
}
