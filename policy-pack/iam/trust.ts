import type { RequestContext } from "./conditions";
import { canHold } from "./conditions";
import type { PolicyDocument, Principals, Statement } from "./document";
import { meets } from "./patterns";
import type { Truth } from "./statements";
import { allOf, anyOf, not, selectionCovers } from "./statements";

/** How a role's trust policy lets a principal in. */
export interface Trust {
    /** It names the principal itself: in the same account that is enough. */
    readonly byName: Truth;
    /** It names the account, or everyone: the principal needs the permission for sts:AssumeRole as well. */
    readonly byAccount: Truth;
}

/** Whether a trust policy lets a principal of the same account take the role on, and what that takes beside it. */
export function trustOfPrincipal(document: PolicyDocument, arn: string, context: RequestContext = {}): Trust {
    const [, , , , account = ""] = arn.split(":");
    const names = (value: string): boolean => sameParts(value, arn);
    const isOfAccount = (value: string): boolean =>
        value === "*" || meets(/^arn:[^:]*:iam::([^:]*):root$/.exec(value)?.[1] ?? value, account);
    return {
        byName: admits(document, "sts:assumerole", context, (principals) => naming(principals, "AWS", names)),
        byAccount: admits(document, "sts:assumerole", context, (principals) =>
            principals.everyone && !principals.negated ? "yes" : naming(principals, "AWS", isOfAccount),
        ),
    };
}

/** Whether a trust policy lets a service take the role on, for some resource of some account. */
export function trustsService(document: PolicyDocument, service: string): Truth {
    return admits(document, "sts:assumerole", {}, (principals) =>
        principals.everyone && !principals.negated
            ? "yes"
            : naming(principals, "Service", (value) => meets(value.toLowerCase(), service)),
    );
}

/** Whether some statement allows the action to principals that the predicate finds, and none denies it to them. */
function admits(
    document: PolicyDocument,
    action: string,
    context: RequestContext,
    find: (principals: Principals) => Truth,
): Truth {
    const applies = (statement: Statement): Truth =>
        allOf([
            statement.principals ? find(statement.principals) : "no",
            selectionCovers(statement.actions, action),
            canHold(statement, context),
        ]);
    const isUnread: Truth = document.unknown || document.problems.length > 0 ? "unknown" : "no";
    const allowed = anyOf([
        ...document.statements
            .filter(({ effect }) => effect !== "Deny")
            .map((statement) => allOf([statement.effect === undefined ? "unknown" : "yes", applies(statement)])),
        isUnread,
    ]);
    if (allowed === "no") return "no";
    const unconditional = document.statements.filter(
        ({ effect, conditions }) => effect === "Deny" && conditions.length === 0,
    );
    return allOf([allowed, not(anyOf(unconditional.map(applies)))]);
}

function naming(
    { negated, everyone, named, unknown }: Principals,
    kind: "AWS" | "Service",
    isNamed: (value: string) => boolean,
): Truth {
    const isListed = named.some((principal) => principal.kind === kind && isNamed(principal.value));
    if (negated) return isListed || everyone ? "no" : unknown ? "unknown" : "yes";
    return isListed ? "yes" : unknown ? "unknown" : "no";
}

/** Whether two ARNs, which may be patterns, have an ARN in common, part by part. */
export function sameParts(one: string, other: string): boolean {
    const [parts, others] = [one.split(":"), other.split(":")];
    return parts.length === others.length && parts.every((part, at) => meets(part, others[at] ?? ""));
}
