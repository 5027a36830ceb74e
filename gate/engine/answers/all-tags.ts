import { hasUnknown, isUnknownValue, unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { sdksFor } from "./sdk";
import type { AnswerContext } from "./types";

type Tags = Readonly<Record<string, unknown>>;

/**
 * The inputs as the AWS provider's Check leaves them: with `tagsAll`, the resource's own tags over the provider's
 * default ones, less those that the provider is told to ignore.
 *
 * @param provider the inputs of the resource's provider, whose objects travel as JSON
 */
export function withAllTags(
    type: string,
    inputs: Properties,
    provider: Properties,
    context: AnswerContext,
): Properties {
    if (!type.startsWith("aws:") || "tagsAll" in inputs) return inputs;
    const defaults = objectOf(provider.defaultTags);
    const ignored = objectOf(provider.ignoreTags);
    if (inputs.tags === undefined && defaults.tags === undefined) return inputs;
    const shape = sdksFor(context.programDirectory).of(type)?.resource(type);
    if (!shape?.members.some(({ name }) => name === "tagsAll")) return inputs;
    const parts = [inputs.tags, defaults.tags, ignored.keys, ignored.keyPrefixes];
    if (parts.some(hasUnknown)) return { ...inputs, tagsAll: unknownValue };
    const keys = listOf(ignored.keys);
    const prefixes = listOf(ignored.keyPrefixes);
    const tags: Tags = { ...(defaults.tags as Tags | undefined), ...(inputs.tags as Tags | undefined) };
    const kept = Object.entries(tags).filter(
        ([key]) => !keys.includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    return { ...inputs, tagsAll: Object.fromEntries(kept) };
}

function objectOf(value: unknown): Properties {
    if (isUnknownValue(value)) return { tags: unknownValue, keys: unknownValue };
    if (typeof value === "string") {
        try {
            return objectOf(JSON.parse(value));
        } catch {
            return {};
        }
    }
    return typeof value === "object" && value !== null ? (value as Properties) : {};
}

function listOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter((element) => typeof element === "string") : [];
}
