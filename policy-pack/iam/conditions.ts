import { BlockList, isIP } from "node:net";

import type { Condition, Statement } from "./document";
import { covers } from "./patterns";
import type { Truth } from "./statements";
import { allOf, anyOf, not } from "./statements";

/** What is known of a request: values by condition key in lower case; an empty list for a key that the request lacks. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** Whether the conditions can hold for a request of which no more is known than the context. */
export function canHold(statement: Statement, context: RequestContext): Truth {
    if (statement.conditions.length === 0) return statement.unknownConditions ? "unknown" : "yes";
    const outcomes = statement.conditions.map((condition) => outcomeOf(condition, context));
    if (outcomes.includes("no")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

/** Whether the conditions hold for every request of which no more is known than the context. */
export function mustHold(statement: Statement, context: RequestContext): Truth {
    if (statement.conditions.length === 0) return statement.unknownConditions ? "unknown" : "yes";
    const outcomes = statement.conditions.map((condition) => outcomeOf(condition, context));
    if (outcomes.some((outcome) => outcome === "open" || outcome === "no")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

/** What the values of an operator are, and what it compares them by. */
export type OperatorKind = "string" | "numeric" | "date" | "bool" | "binary" | "ipaddress" | "arn" | "null";

/** One value of the request against one of the policy. */
type Comparison = (given: string, wanted: string) => boolean;

interface Operator {
    readonly kind: OperatorKind;
    /** Holds where no value of the policy matches. */
    readonly negated: boolean;
    readonly compare: Comparison;
}

const sameText: Comparison = (given, wanted) => given === wanted;
const sameLetters: Comparison = (given, wanted) => given.toLowerCase() === wanted.toLowerCase();
const like: Comparison = (given, wanted) => covers(wanted, given);
/** Compares the six parts of an ARN one by one, as IAM does: a wildcard does not reach beyond its part. */
const sameArn: Comparison = (given, wanted) => {
    if (wanted === "*") return true;
    const [asked, patterns] = [partsOf(given), partsOf(wanted)];
    return patterns.length === asked.length && patterns.every((pattern, index) => covers(pattern, asked[index] ?? ""));
};

function partsOf(arn: string): readonly string[] {
    const parts = arn.split(":");
    return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

const inRange: Comparison = (given, wanted) => {
    const [network = "", length = network.includes(":") ? "128" : "32"] = wanted.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (isIP(network) === 0 || isIP(given) !== isIP(network) || !/^\d{1,3}$/.test(length)) return false;
    const range = new BlockList();
    try {
        range.addSubnet(network, Number(length), family);
    } catch {
        return false;
    }
    return range.check(given, family);
};

function numbers(compare: (given: number, wanted: number) => boolean): Comparison {
    return (given, wanted) => compare(Number(given), Number(wanted));
}

function dates(compare: (given: number, wanted: number) => boolean): Comparison {
    return (given, wanted) => compare(timeOf(given), timeOf(wanted));
}

/** An ISO 8601 date, or seconds since 1970, as milliseconds since 1970; NaN for neither. */
function timeOf(text: string): number {
    return /^\d+(\.\d+)?$/.test(text) && !/^\d{4}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function both(name: string, kind: OperatorKind, compare: Comparison): readonly (readonly [string, Operator])[] {
    const stem = /^(string|arn|numeric|date)/.exec(name)?.[0] ?? "";
    const negatedName = stem === "" ? `not${name}` : `${stem}not${name.slice(stem.length)}`;
    return [
        [name, { kind, negated: false, compare }],
        [negatedName, { kind, negated: true, compare }],
    ];
}

const operators: ReadonlyMap<string, Operator> = new Map([
    ...both("stringequals", "string", sameText),
    ...both("stringequalsignorecase", "string", sameLetters),
    ...both("stringlike", "string", like),
    ...both("arnequals", "arn", sameArn),
    ...both("arnlike", "arn", sameArn),
    ...both("ipaddress", "ipaddress", inRange),
    ...both(
        "numericequals",
        "numeric",
        numbers((given, wanted) => given === wanted),
    ),
    ...both(
        "dateequals",
        "date",
        dates((given, wanted) => given === wanted),
    ),
    ...(["numeric", "date"] as const).flatMap((kind) => {
        const by = kind === "numeric" ? numbers : dates;
        return [
            [`${kind}lessthan`, { kind, negated: false, compare: by((given, wanted) => given < wanted) }],
            [`${kind}lessthanequals`, { kind, negated: false, compare: by((given, wanted) => given <= wanted) }],
            [`${kind}greaterthan`, { kind, negated: false, compare: by((given, wanted) => given > wanted) }],
            [`${kind}greaterthanequals`, { kind, negated: false, compare: by((given, wanted) => given >= wanted) }],
        ] as const;
    }),
    ["bool", { kind: "bool", negated: false, compare: sameLetters }],
    ["binaryequals", { kind: "binary", negated: false, compare: sameText }],
    ["null", { kind: "null", negated: false, compare: sameLetters }],
]);

/** What an operator, in lower case and without qualifier, compares; undefined for one that IAM does not know. */
export function operatorKind(operator: string): OperatorKind | undefined {
    return operators.get(operator)?.kind;
}

/** Whether an operator holds where no value matches, such as `stringnotlike`. */
export function isNegated({ operator }: Condition): boolean {
    return operators.get(operator)?.negated ?? false;
}

/** Open: the context says nothing of the key, so the request may go either way. */
type Outcome = Truth | "open";

function outcomeOf(condition: Condition, context: RequestContext): Outcome {
    const { operator, qualifier, ifExists, key, values, unknown } = condition;
    const given = Object.hasOwn(context, key) ? context[key] : undefined;
    if (!given) return clockKeys.has(key) ? outcomeByClock(condition) : "open";
    if (operator === "null") {
        const isAbsent: Truth = given.length === 0 ? "yes" : "no";
        return unknown
            ? "unknown"
            : anyOf(values.map((value) => (value.toLowerCase() === "true" ? isAbsent : not(isAbsent))));
    }
    const known = operators.get(operator);
    if (!known) return "open";
    const { negated, compare } = known;
    if (given.length === 0) return negated || ifExists || qualifier === "forallvalues" ? "yes" : "no";
    // What a policy variable stands for is not known here.
    const hasVariables = known.kind !== "bool" && values.some((value) => /\$\{(?![*?$]\})/.test(value));
    const isListed = (value: string): Truth => {
        if (values.some((wanted) => compare(value, wanted))) return "yes";
        return unknown ? "unknown" : "no";
    };
    const each = given.map((value) => (negated ? not(isListed(value)) : isListed(value)));
    // A negated operator without a qualifier holds only if no value is listed.
    const outcome = qualifier === "forallvalues" || (negated && qualifier === undefined) ? allOf(each) : anyOf(each);
    if (!hasVariables) return outcome;
    return outcome === (negated ? "no" : "yes") ? outcome : "open";
}

/** Keys whose value is about now in every request, and of the first two there is always one. */
const clockKeys: ReadonlySet<string> = new Set(["aws:currenttime", "aws:epochtime", "aws:tokenissuetime"]);

/** The longest that credentials of a session are valid. */
const longestSession = 36 * 60 * 60 * 1000;

/** A date that has gone by stays so; whether one that is to come is reached, is open. */
function outcomeByClock({ operator, qualifier, key, values, unknown }: Condition): Outcome {
    const isEarlier = /^(date|numeric)lessthan/.test(operator);
    const isLater = /^(date|numeric)greaterthan/.test(operator);
    if (unknown || qualifier !== undefined || values.length === 0) return "open";
    if (/^(date|numeric)equals$/.test(operator)) return values.every(hasGoneBy) ? "no" : "open";
    if (!isEarlier && !isLater) return "open";
    // A lower bound that has gone by holds from now on, save for requests that have no such key.
    if (isLater) return key !== "aws:tokenissuetime" && values.some(hasGoneBy) ? "yes" : "open";
    return values.every(hasGoneBy) ? "no" : "open";
}

function hasGoneBy(value: string): boolean {
    const time = timeOf(value);
    return Number.isFinite(time) && time < Date.now() - longestSession;
}
