import { isNegated, mustHold, operatorKind } from "./conditions";
import type { Condition, Statement } from "./document";

/** Why a condition does not do what it seems to do. */
export interface ConditionFlaw {
    /**
     * It holds for everyone, or for everyone who leaves the key out; it holds for nobody; or it spares those whom a Deny is
     * meant for.
     */
    readonly kind: "always" | "without-key" | "never" | "spares";
    /** Completes the sentence "the condition on <key> ...". */
    readonly reason: string;
}

/** Keys that not every request has. A condition that holds without them asks for nothing. */
const keysThatMayLack =
    /^aws:(multifactorauth(age|present)|principalorg(id|paths)|source(account|arn|identity|ip|org(id|paths)|owner|vpc(arn)?|vpce)|vpcsourceip)$/;
const keysOfSecondFactor = /^aws:multifactorauth(age|present)$/;

/** What is wrong with a condition of a statement; undefined where nothing is. */
export function conditionFlaw(condition: Condition, statement: Statement): ConditionFlaw | undefined {
    const { operator, key, values, unknown, ifExists, qualifier } = condition;
    const isDeny = statement.effect === "Deny";
    if (operator === "null") return isDeny ? flawOfNullInDeny(condition) : flawOfNullInAllow(condition);
    if (!unknown && values.length > 0 && /^string(not)?equals/.test(operator) && values.every(isOnlyWildcard)) {
        return { kind: "never", reason: "takes * for the character itself, which no value is" };
    }
    if (isNegated(condition)) {
        const isEmpty = values.some((value) => isEverything(condition, value));
        return isEmpty ? { kind: "never", reason: "leaves no value over" } : undefined;
    }
    if (values.some((value) => isEverything(condition, value))) {
        return isDeny ? undefined : { kind: "always", reason: "holds for every value" };
    }
    if (isDeny) {
        const isForSecondFactor = operator === "bool" && key === "aws:multifactorauthpresent";
        return isForSecondFactor && !ifExists && values.includes("false") && !isNullAsked(condition, statement)
            ? { kind: "spares", reason: "does not hold for access keys, whose requests do not have the key" }
            : undefined;
    }
    const isDateGoneBy =
        operatorKind(operator) === "date" && mustHold({ ...statement, conditions: [condition] }, {}) === "yes";
    if (isDateGoneBy) return { kind: "always", reason: "holds from a day on that has gone by" };
    const holdsWithout = ifExists || qualifier === "forallvalues";
    if (holdsWithout && keysThatMayLack.test(key) && !isNullAsked(condition, statement)) {
        return { kind: "without-key", reason: "holds as well for requests that do not have the key" };
    }
    return undefined;
}

/** Whether some condition of the statement limits who may do it, to what, or how. */
export function isConstrained(statement: Statement): boolean {
    return (
        statement.unknownConditions ||
        statement.conditions.some(
            (condition) =>
                condition.operator !== "null" &&
                condition.key !== "aws:securetransport" &&
                conditionFlaw(condition, statement) === undefined,
        )
    );
}

/** Whether some condition limits the statement to values of a key, in lower case, that the pattern fits. */
export function asksFor(statement: Statement, keys: RegExp): boolean {
    return statement.conditions.some(
        (condition) =>
            keys.test(condition.key) &&
            condition.operator !== "null" &&
            !isNegated(condition) &&
            conditionFlaw(condition, statement) === undefined,
    );
}

function flawOfNullInAllow({ key, values }: Condition): ConditionFlaw | undefined {
    if (!keysThatMayLack.test(key) || !values.some((value) => value.toLowerCase() === "true")) return undefined;
    return { kind: "without-key", reason: "asks for requests that do not have the key" };
}

function flawOfNullInDeny({ key, values }: Condition): ConditionFlaw | undefined {
    if (!keysOfSecondFactor.test(key) && !/^aws:(principalorgid|sourcevpce?)$/.test(key)) return undefined;
    const isWrongWay = values.length > 0 && values.every((value) => value.toLowerCase() === "false");
    return isWrongWay ? { kind: "spares", reason: "spares the requests that do not have the key" } : undefined;
}

/** Whether the statement asks beside it for the key to be there. */
function isNullAsked({ key }: Condition, { conditions }: Statement): boolean {
    return conditions.some((other) => other.operator === "null" && other.key === key);
}

function isOnlyWildcard(value: string): boolean {
    return /^\*+$/.test(value);
}

/** Whether a value of the policy takes in everything that a request can have. */
function isEverything({ operator }: Condition, value: string): boolean {
    switch (operatorKind(operator)) {
        case "ipaddress":
            return /\/0+$/.test(value);
        case "arn":
            return isOnlyWildcard(value) || /^arn(:\*+)+$|^arn:[\w*-]+(:\*+)+$/.test(value);
        case "string":
            return /like$/.test(operator) && isOnlyWildcard(value);
        default:
            return false;
    }
}
