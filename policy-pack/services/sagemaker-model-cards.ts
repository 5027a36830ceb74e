import { isUnknown } from "../policy";
import type { Properties } from "../policy";
import { isRecord, parseJson } from "./json";

export const modelCardTypes = ["aws:sagemaker/modelCard:ModelCard", "aws-native:sagemaker:ModelCard"] as const;

/** What a model card says, with the keys of SageMaker's schema: `intended_uses`, `model_overview`... */
export type CardContent = Readonly<Record<string, unknown>>;

/** The text of a card's content; undefined while it, or a part of it, is not known yet. */
export function cardText(card: Properties): string | undefined {
    if (isUnknown(card, "content")) return undefined;
    const { content } = card;
    if (typeof content !== "object" || content === null) return typeof content === "string" ? content : "";
    try {
        return JSON.stringify(content);
    } catch {
        // Reading a part that is not known yet throws.
        return undefined;
    }
}

/**
 * The content of a card, whichever provider makes it: JSON in one, an object with camel-case names in the other.
 * Undefined where it is no JSON object.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-json-schema
 */
export function cardContent(content: unknown): CardContent | undefined {
    const parsed = typeof content === "string" ? parseJson(content) : content;
    return isRecord(parsed) ? (inSnakeCase(parsed) as CardContent) : undefined;
}

function inSnakeCase(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inSnakeCase);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            inSnakeCase(inner),
        ]),
    );
}
