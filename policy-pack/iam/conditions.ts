import type { Condition, Statement } from "./document";
import { covers } from "./patterns";
import type { Truth } from "./statements";
import { allOf, anyOf, not } from "./statements";

/** What is known of a request: values by condition key in lower case; an empty list for a key that the request lacks. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** Whether the conditions can hold for a request of which no more is known than the context. */
export function canHold(statement: Statement, context: RequestContext): Truth {
    const outcomes = statement.conditions.map((condition) => outcomeOf(condition, context));
    if (outcomes.includes("no")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

/** Whether the conditions hold for every request of which no more is known than the context. */
export function mustHold(statement: Statement, context: RequestContext): Truth {
    const outcomes = statement.conditions.map((condition) => outcomeOf(condition, context));
    if (outcomes.some((outcome) => outcome === "open" || outcome === "no")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

/** Open: the context says nothing of the key, so the request may go either way. */
type Outcome = Truth | "open";

/** One value of the request against one of the policy. */
type Comparison = (given: string, wanted: string) => boolean;

const sameText: Comparison = (given, wanted) => given === wanted;
const sameLetters: Comparison = (given, wanted) => given.toLowerCase() === wanted.toLowerCase();
const like: Comparison = (given, wanted) => covers(wanted, given);

const comparisons: Readonly<Record<string, Comparison>> = {
    stringequals: sameText,
    stringequalsignorecase: sameLetters,
    stringlike: like,
    arnequals: like,
    arnlike: like,
    bool: sameLetters,
};

function outcomeOf(condition: Condition, context: RequestContext): Outcome {
    const { operator, qualifier, ifExists, key, values, unknown } = condition;
    const given = Object.hasOwn(context, key) ? context[key] : undefined;
    if (!given) return "open";
    if (operator === "null") {
        const isAbsent: Truth = given.length === 0 ? "yes" : "no";
        return unknown ? "unknown" : anyOf(values.map((value) => (value === "true" ? isAbsent : not(isAbsent))));
    }
    const negated = /^(string|arn)not/.test(operator);
    const compare = comparisons[operator.replace("not", "")];
    if (!compare) return "open";
    if (given.length === 0) return negated || ifExists || qualifier === "forallvalues" ? "yes" : "no";
    const isListed = (value: string): Truth =>
        values.some((wanted) => compare(value, wanted)) ? "yes" : unknown ? "unknown" : "no";
    const each = given.map((value) => (negated ? not(isListed(value)) : isListed(value)));
    // A negated operator without a qualifier holds only if no value is listed.
    return qualifier === "forallvalues" || (negated && qualifier === undefined) ? allOf(each) : anyOf(each);
}
