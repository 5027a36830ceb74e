import type { RequestContext } from "./conditions";
import { canHold, mustHold } from "./conditions";
import type { PolicyDocument, Statement } from "./document";
import { covers } from "./patterns";
import type { Answer, Truth } from "./statements";
import { allOf, anyOf, not, selectionCovers, selectionMeets } from "./statements";

/** The documents that decide what a principal may do. */
export interface Grants {
    readonly identity: readonly PolicyDocument[];
    /** The permissions boundary: it gives nothing, and takes away what it does not allow itself. */
    readonly boundary?: PolicyDocument;
}

export interface Request {
    /** One action, e.g. `iam:PassRole`; letter case does not matter. */
    readonly action: string;
    /** A pattern: the question is about any resource that it stands for. */
    readonly resource: string;
    readonly context?: RequestContext;
}

/**
 * Whether a principal with these documents can do the action on some resource that the pattern stands for. Conditions
 * that the context leaves open count as met for an Allow, and as not met for a Deny: a caller can arrange for it.
 *
 * @returns the Allow statements that give it, or that leave it open
 */
export function allows(grants: Grants, request: Request): Answer {
    const action = request.action.toLowerCase();
    const context = request.context ?? {};
    const denials: Statement[] = [];
    const found: { statement: Statement; verdict: Truth }[] = [];
    for (const document of grants.identity) {
        for (const statement of document.statements) if (statement.effect === "Deny") denials.push(statement);
    }
    for (const document of grants.identity) {
        for (const statement of document.statements) {
            const verdict = gives(statement, denials, { action, resource: request.resource, context }, grants.boundary);
            if (verdict !== "no") found.push({ statement, verdict });
        }
    }
    const isUnread: Truth = grants.identity.some(isIncomplete) ? "unknown" : "no";
    const verdict = anyOf([...found.map((one) => one.verdict), isUnread]);
    return { verdict, statements: found.filter((one) => one.verdict === verdict).map(({ statement }) => statement) };
}

/** Whether something of the document cannot be told: it is not known yet, or cannot be read. */
export function isIncomplete(document: PolicyDocument): boolean {
    return document.unknown || document.problems.length > 0;
}

function gives(
    statement: Statement,
    denials: readonly Statement[],
    request: Required<Request>,
    boundary: PolicyDocument | undefined,
): Truth {
    const { action, resource, context } = request;
    if (statement.effect === "Deny") return "no";
    const isAction = selectionCovers(statement.actions, action);
    // Most statements are about something else.
    if (isAction === "no") return "no";
    const offered = allOf([
        statement.effect === undefined ? "unknown" : "yes",
        isAction,
        selectionMeets(statement.resources, resource),
        canHold(statement, context),
    ]);
    if (offered === "no") return "no";
    const relevant = denials.filter(
        (denial) => selectionCovers(denial.actions, action) !== "no" && mustHold(denial, context) !== "no",
    );
    if (relevant.length === 0 && !boundary) return offered;
    const left = commonPatterns(statement, resource).map((pattern) => {
        const isDenied = anyOf(
            relevant.map((denial) =>
                allOf([
                    selectionCovers(denial.actions, action),
                    selectionCovers(denial.resources, pattern),
                    mustHold(denial, context),
                ]),
            ),
        );
        const isInBounds = boundary
            ? allows({ identity: [boundary] }, { action, resource: pattern, context })
            : undefined;
        return allOf([not(isDenied), isInBounds?.verdict ?? "yes"]);
    });
    return allOf([offered, anyOf(left)]);
}

/** What the statement's resources and the pattern have in common, as patterns. */
function commonPatterns({ resources }: Statement, resource: string): readonly string[] {
    if (resources.negated) return [resource];
    const common = resources.patterns.flatMap((pattern) => {
        if (covers(pattern, resource)) return [resource];
        if (covers(resource, pattern)) return [pattern];
        return selectionMeets({ negated: false, patterns: [pattern], unknown: false }, resource) === "yes"
            ? [resource]
            : [];
    });
    return resources.unknown ? [...common, resource] : common;
}
