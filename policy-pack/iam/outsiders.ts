import type { Condition, Statement } from "./document";
import type { Truth } from "./statements";

/**
 * Whether a condition holds for an outsider: any caller of any other account, or none, from anywhere on the internet.
 * `open` is what outsiders can bring about themselves.
 */
type Outcome = "holds" | "fails" | "open" | "unknown";

/** Whether a statement's conditions let some outsider through. */
export function admitsOutsiders(statement: Statement): Truth {
    const outcomes = statement.conditions.map((condition) => outcomeForOutsiders(condition, statement.conditions));
    if (outcomes.includes("fails")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

/** Whether a statement's conditions hold for every outsider. */
export function holdsForAllOutsiders(statement: Statement): Truth {
    const outcomes = statement.conditions.map((condition) => outcomeForOutsiders(condition, statement.conditions));
    if (outcomes.some((outcome) => outcome === "open" || outcome === "fails")) return "no";
    return statement.unknownConditions || outcomes.includes("unknown") ? "unknown" : "yes";
}

type ValueKind = "id" | "arn" | "orgPath" | "userId" | "flag" | "address";

/** The keys that say who calls or from where, and that outsiders cannot choose. */
const keysOfCallers: Readonly<Record<string, ValueKind>> = {
    "aws:principalaccount": "id",
    "aws:principalarn": "arn",
    "aws:principalisawsservice": "flag",
    "aws:principalorgid": "id",
    "aws:principalorgpaths": "orgPath",
    "aws:principalservicename": "id",
    "aws:sourceaccount": "id",
    "aws:sourcearn": "arn",
    "aws:sourceip": "address",
    "aws:sourceorgid": "id",
    "aws:sourceorgpaths": "orgPath",
    "aws:sourceowner": "id",
    "aws:sourcevpc": "id",
    "aws:sourcevpcarn": "arn",
    "aws:sourcevpce": "id",
    "aws:userid": "userId",
    "aws:vpceaccount": "id",
    "aws:vpceorgid": "id",
    "aws:vpceorgpaths": "orgPath",
    "elasticfilesystem:accessedviamounttarget": "flag",
    "kms:calleraccount": "id",
    "lambda:eventsourcetoken": "id",
    "s3:dataaccesspointaccount": "id",
    "s3:dataaccesspointarn": "arn",
};

const positive = ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress", "bool"];
const negative = [
    "stringnotequals",
    "stringnotequalsignorecase",
    "stringnotlike",
    "arnnotequals",
    "arnnotlike",
    "notipaddress",
];

function outcomeForOutsiders(condition: Condition, all: readonly Condition[]): Outcome {
    const { operator, qualifier, key } = condition;
    const kind = keysOfCallers[key];
    if (!kind) return "open";
    const isBool = operator === "bool";
    if (kind === "flag") {
        if (!isBool || condition.unknown || condition.values.length !== 1)
            return condition.unknown ? "unknown" : "open";
        if (condition.values[0]?.toLowerCase() === "false") return qualifier === "foranyvalue" ? "open" : "holds";
        return canBeDodged(condition, all) ? "open" : "fails";
    }
    if (isBool) return "open";
    if (negative.includes(operator)) {
        // A request without the key does not satisfy ForAnyValue.
        if (qualifier === "foranyvalue") return "open";
        return limited(condition, kind, "holds");
    }
    if (!positive.includes(operator) || canBeDodged(condition, all)) return "open";
    return limited(condition, kind, "fails");
}

/** Whether the condition holds as well for a request that lacks the key. */
function canBeDodged({ key, ifExists, qualifier }: Condition, all: readonly Condition[]): boolean {
    if (!ifExists && qualifier !== "forallvalues") return false;
    return !all.some(
        (other) => other.operator === "null" && other.key === key && other.values.every((value) => value === "false"),
    );
}

/** The outcome if every value is limited to a few callers; open if one is not. */
function limited({ operator, values, unknown }: Condition, kind: ValueKind, outcome: Outcome): Outcome {
    const hasWildcards = /like$|^arn/.test(operator);
    if (!values.every((value) => isLimited(value, kind, hasWildcards))) return "open";
    // Without wildcards any value stands for one caller, whichever it will be.
    return unknown && (hasWildcards || kind === "address") ? "unknown" : outcome;
}

/** Variables that stand for the owner of the resource. */
const ownVariable = /^\$\{aws:Resource(Account|OrgID|OrgPaths)\}/i;

function isLimited(value: string, kind: ValueKind, hasWildcards: boolean): boolean {
    if (kind === "address") return isNarrow(value);
    if (value.includes("${")) return ownVariable.test(value);
    if (!hasWildcards || !/[*?]/.test(value)) return true;
    const prefix = value.slice(0, value.search(/[*?]/));
    switch (kind) {
        case "arn": {
            const [, , service = "", , account = "", ...resource] = value.split(":");
            if (/^\d{12}$/.test(account)) return true;
            // Names of buckets are unique in the world.
            return service === "s3" && /^[^*?/]+(\/|$)/.test(resource.join(":"));
        }
        case "orgPath":
            return /^o-[a-z0-9]{10,}\//.test(prefix);
        case "userId":
            return /^(A[A-Z0-9]{15,}|\d{12})/.test(prefix);
        default:
            return false;
    }
}

/** Amazon S3 takes networks wider than /8 (IPv4) or /32 (IPv6) for the whole world. */
function isNarrow(range: string): boolean {
    const [address = "", length] = range.split("/");
    if (length === undefined) return address !== "*";
    return Number(length) >= (address.includes(":") ? 32 : 8);
}
