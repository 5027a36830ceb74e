import type { PolicyDocument, Selection, Statement } from "./document";
import { admitsOutsiders, holdsForAllOutsiders } from "./outsiders";
import type { Answer, Truth } from "./statements";
import { allOf, anyOf, includesEveryone, not, selectionCovers } from "./statements";

/**
 * Whether a resource's policy lets everyone in: an Allow for all principals whose conditions, if any, do not limit
 * who they are or where they come from, and that no Deny takes back. Of a document that is not known yet, or that
 * cannot be read, this is not known.
 */
export function publicAccess(document: PolicyDocument): Answer {
    const denials = document.statements.filter(({ effect }) => effect === "Deny");
    const open = document.statements.map((statement) => ({ statement, verdict: opens(statement, denials) }));
    const statementsOf = (verdict: Truth): Statement[] =>
        open.filter((found) => found.verdict === verdict).map(({ statement }) => statement);
    const isUnread: Truth = document.unknown || document.problems.length > 0 ? "unknown" : "no";
    const verdict = anyOf([...open.map((found) => found.verdict), isUnread]);
    return { verdict, statements: verdict === "no" ? [] : statementsOf(verdict) };
}

function opens(statement: Statement, denials: readonly Statement[]): Truth {
    if (statement.effect === "Deny") return "no";
    const admits = allOf([
        statement.effect === undefined ? "unknown" : "yes",
        includesEveryone(statement.principals),
        admitsOutsiders(statement),
    ]);
    if (admits === "no") return "no";
    return allOf([admits, not(anyOf(denials.map((denial) => takesBack(denial, statement))))]);
}

function takesBack(denial: Statement, allowance: Statement): Truth {
    return allOf([
        includesEveryone(denial.principals),
        holdsForAllOutsiders(denial),
        isWithin(allowance.actions, denial.actions),
        isWithin(allowance.resources, denial.resources),
    ]);
}

/** Whether all that the inner selection takes in is in the outer one too. */
function isWithin(inner: Selection, outer: Selection): Truth {
    if (inner.unknown) return selectionCovers(outer, "*") === "yes" ? "yes" : "unknown";
    if (inner.negated) return selectionCovers(outer, "*");
    return allOf(inner.patterns.map((pattern) => selectionCovers(outer, pattern)));
}
