import { hasUnknown, isUnknownValue } from "./policy/resource";
import type { Properties } from "./policy/resource";
import choices from "./provider-choices-by-type.json";

const choicesByType: Readonly<Record<string, readonly string[]>> = choices;

/** The AWS provider's Check gives it where there are default tags; otherwise `tags` says all that there is to say. */
const allTags = "tagsAll";

/**
 * A resource's properties as stack policies read them, of what the engine has sent.
 *
 * In a preview the outputs are unknown, too, where the program left a property out and the provider will choose it. Such
 * a property is absent; otherwise a key that nobody gave would count as one that is attached. Of a provider that is not
 * configured yet, as that of a cluster that the same stack makes, there are no outputs at all: then the inputs stand.
 *
 * @param inputs what the program asked for, after the provider's Check
 */
export function readableProperties(type: string, inputs: Properties, outputs: Properties): Properties {
    const chosen = choicesByType[type] ?? [];
    const entries = Object.entries(withoutChosenKeys(type, inputs, outputs)).flatMap(([key, value]) => {
        if (!hasUnknown(value)) return [[key, value] as const];
        if (key in inputs) return [[key, inputs[key]] as const];
        return isUnknownValue(value) && (chosen.includes(key) || key === allTags) ? [] : [[key, value] as const];
    });
    return { ...inputs, ...Object.fromEntries(entries) };
}

const nameOfKmsKey = /kms(?:master)?key|^encryptionKey$/i;

/**
 * What a provider answered, without the keys that nobody asked for: AWS gives the ARN of its own key where none is named,
 * and an ARN does not say whose key it is.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
 */
export function withoutChosenKeys(type: string, inputs: Properties, outputs: Properties): Properties {
    const chosen = choicesByType[type] ?? [];
    return Object.fromEntries(
        Object.entries(outputs).flatMap(([key, value]) => {
            if (key in inputs) return [[key, withoutInnerKeys(inputs[key], value)]];
            return chosen.includes(key) && nameOfKmsKey.test(key) ? [] : [[key, value]];
        }),
    );
}

/** As {@link withoutChosenKeys}, of an object that the program gave, or of each in a list. */
function withoutInnerKeys(given: unknown, answered: unknown): unknown {
    if (typeof given !== "object" || given === null || typeof answered !== "object" || answered === null)
        return answered;
    if (Array.isArray(answered)) {
        return Array.isArray(given) && given.length === answered.length
            ? answered.map((element, index) => withoutInnerKeys(given[index], element))
            : answered;
    }
    return Object.fromEntries(
        Object.entries(answered).flatMap(([key, value]) => {
            if (key in given) return [[key, withoutInnerKeys(given[key as never], value)]];
            return nameOfKmsKey.test(key) ? [] : [[key, value]];
        }),
    );
}
