import { weakerDocuments } from "./weaker-documents";

/** A weaker value for a property; `undefined` takes it away. */
export interface Weaker {
    /** What was done, in a few words that stand for every property: `removed`, `any address`. */
    readonly how: string;
    readonly value: unknown;
}

/** Choices of which one is weaker than the other, whatever the property. */
const weakerChoices: readonly (readonly [RegExp, string])[] = [
    [/^Enabled$/, "Suspended"],
    [/^ENABLED$/, "DISABLED"],
    [/^enabled$/, "disabled"],
    [/^Disabled$/, "Enabled"],
    [/^DISABLED$/, "ENABLED"],
    [/^aws:kms$/, "AES256"],
    [/^COMPLIANCE$/, "GOVERNANCE"],
    [/^BucketOwnerEnforced$/, "ObjectWriter"],
    [/^IMMUTABLE$/, "MUTABLE"],
    [/^VpcOnly$/, "PublicInternetOnly"],
    [/^VPC$/, "PUBLIC"],
    [/^private$/, "public"],
    [/^PRIVATE$/, "PUBLIC"],
    [/^HTTPS$/, "HTTP"],
    [/^ENFORCE$/, "LOG_ONLY"],
    [/^(CUSTOM_JWT|AWS_IAM)$/, "NONE"],
    [/^(HIGH|MEDIUM)$/, "NONE"],
    [/^BLOCK$/, "NONE"],
    [/^SecureString$/, "String"],
    [/^(ALL|REJECT)$/, "ACCEPT"],
    [/^API_AND_CONFIG_MAP$|^API$/, "CONFIG_MAP"],
    [/^required$/, "optional"],
    [/^RETAIN$/, "DELETE"],
    [/^restricted$/, "privileged"],
    [/^RuntimeDefault$/, "Unconfined"],
    [/^tcp$/, "-1"],
];

/** Names of numbers that are bounds from above. */
const isBound = /max|timeout|idle|ttl|lifetime|expir|limit/i;

/**
 * What a property could be instead that is weaker than what it is, in every way that its type allows.
 *
 * @param path dots lead into objects; indexes of lists are no part of it
 */
export function weakerValues(path: string, value: unknown): readonly Weaker[] {
    // Who may do less is not weaker.
    if (/(^|\.)verbs$/.test(path)) return [{ how: "any verb", value: ["*"] }];
    const removed: Weaker = { how: "removed", value: undefined };
    if (typeof value === "boolean") return [removed, { how: "flipped", value: !value }];
    // A port is not more or less than another.
    if (typeof value === "number") return /port$/i.test(path) ? [removed] : [removed, weakerNumber(path, value)];
    if (typeof value === "string") return [removed, ...weakerStrings(path, value)];
    if (Array.isArray(value)) return value.length === 0 ? [] : [removed, ...weakerLists(value)];
    return typeof value === "object" && value !== null ? [removed] : [];
}

function weakerNumber(path: string, value: number): Weaker {
    const last = path.slice(path.lastIndexOf(".") + 1);
    if (isBound.test(last)) return { how: "raised", value: value * 1000 };
    return { how: "lowered", value: value > 1 ? 1 : 0 };
}

function weakerStrings(path: string, value: string): readonly Weaker[] {
    const document = weakerDocuments(value);
    if (document.length > 0) return document;
    const found: Weaker[] = [];
    const choice = weakerChoices.find(([pattern]) => pattern.test(value));
    if (choice) found.push({ how: `${choice[1]} instead of ${value}`, value: choice[1] });
    if (/^arn:[^:]+:kms:/.test(value)) found.push({ how: "AWS-managed key", value: "alias/aws/s3" });
    if (value.startsWith("https://")) found.push({ how: "plain HTTP", value: value.replace("https:", "http:") });
    if (/@sha256:/.test(value)) {
        found.push({ how: "tag instead of digest", value: value.replace(/@sha256:.*$/, ":latest") });
    }
    if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) found.push({ how: "any address", value: "0.0.0.0/0" });
    if (value === "true" || value === "false") found.push({ how: "flipped", value: String(value === "false") });
    return found;
}

function weakerLists(value: readonly unknown[]): readonly Weaker[] {
    const emptied: Weaker = { how: "emptied", value: [] };
    // Of a list of one, taking it out is emptying.
    if (value.length === 1) return [emptied];
    return [emptied, ...value.map((_, index) => ({ how: "one taken out", value: value.toSpliced(index, 1) }))];
}
