import type { RequestContext } from "./conditions";
import { canHold, mustHold } from "./conditions";
import type { PolicyDocument, Statement } from "./document";
import { PatternSet } from "./pattern-set";
import { covers, meets } from "./patterns";
import type { Answer, Truth } from "./statements";
import { allOf, anyOf, not, selectionCovers, selectionMeets } from "./statements";

/** The documents that decide what a principal may do. */
export interface Grants {
    readonly identity: readonly PolicyDocument[];
    /** The permissions boundary: it gives nothing, and takes away what it does not allow itself. */
    readonly boundary?: PolicyDocument;
    /**
     * Further limits, such as the service control policies of each level of the organization, or session policies. Of
     * each of these lists some document has to allow the request as well, and none may deny it.
     */
    readonly limits?: readonly (readonly PolicyDocument[])[];
    /** What is known of every request of the principal, such as `aws:principalarn`. */
    readonly context?: RequestContext;
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
    const context = grants.context ? { ...grants.context, ...request.context } : (request.context ?? noContext);
    const asked = { action: request.action.toLowerCase(), resource: request.resource, context };
    const offers: { statement: Statement; verdict: Truth }[] = [];
    const denials: Denial[] = [];
    const index = indexOf(grants.identity);
    for (const statements of [index.byService.get(serviceOf(asked.action)) ?? none, index.ofAny]) {
        for (const statement of statements) {
            if (statement.effect === "Deny") denials.push(...denialOf(statement, asked));
            else {
                const verdict = offerOf(statement, asked);
                if (verdict !== "no") offers.push({ statement, verdict });
            }
        }
    }
    if (offers.length === 0 && !index.isIncomplete) return nothing;
    const isUnread: Truth = index.isIncomplete ? "unknown" : "no";
    const limits = grants.boundary ? [alone(grants.boundary), ...(grants.limits ?? [])] : (grants.limits ?? []);
    if (denials.length > 0 || limits.length > 0) {
        const isDenied = denierOf(denials);
        const isLeft = (patterns: readonly string[]): Truth =>
            allOf(
                patterns.flatMap((pattern) => [
                    not(isDenied(pattern)),
                    ...limits.map((identity) => allows({ identity }, { ...asked, resource: pattern }).verdict),
                ]),
            );
        for (const offer of offers) {
            offer.verdict = allOf([offer.verdict, firstYes(commonPatterns(offer.statement, asked.resource), isLeft)]);
        }
    }
    const verdict = anyOf([...offers.map((one) => one.verdict), isUnread]);
    // What an unread document allows is bounded all the same.
    if (verdict === "unknown" && isUnread === "unknown" && limits.length > 0 && !offers.some(isOpen)) {
        const isInBounds = allOf(limits.map((identity) => allows({ identity }, asked).verdict));
        if (isInBounds === "no") return { verdict: "no", statements: [] };
    }
    return { verdict, statements: offers.filter((one) => one.verdict === verdict).map(({ statement }) => statement) };
}

function isOpen({ verdict }: { verdict: Truth }): boolean {
    return verdict === "unknown";
}

/** Whether something of the document cannot be told: it is not known yet, or cannot be read. */
export function isIncomplete(document: PolicyDocument): boolean {
    return document.unknown || document.problems.length > 0;
}

type Asked = Required<Request>;

const noContext: RequestContext = {};

function offerOf(statement: Statement, { action, resource, context }: Asked): Truth {
    const isAction = selectionCovers(statement.actions, action);
    // Most statements are about something else.
    if (isAction === "no") return "no";
    return allOf([
        statement.effect === undefined ? "unknown" : "yes",
        isAction,
        selectionMeets(statement.resources, resource),
        canHold(statement, context),
    ]);
}

/** A Deny that is about the action, and whether it holds, as far as that does not depend on the resource. */
interface Denial {
    readonly statement: Statement;
    readonly verdict: "yes" | "unknown";
}

function denialOf(statement: Statement, { action, context }: Asked): readonly Denial[] {
    const verdict = allOf([selectionCovers(statement.actions, action), mustHold(statement, context)]);
    return verdict === "no" ? [] : [{ statement, verdict }];
}

/** Whether all that a pattern stands for is denied. */
function denierOf(denials: readonly Denial[]): (pattern: string) => Truth {
    const certain = denials.filter(
        ({ statement: { resources }, verdict }) => verdict === "yes" && !resources.negated && !resources.unknown,
    );
    const denied = new PatternSet(certain.flatMap(({ statement }) => statement.resources.patterns));
    const isCertain = new Set(certain);
    const others = denials.filter((denial) => !isCertain.has(denial));
    return (pattern) => {
        if (denied.covers(pattern)) return "yes";
        return anyOf(
            others.map(({ statement: { resources }, verdict }) => {
                const isCovered = selectionCovers(resources, pattern);
                // What the one leaves out, others may take in.
                const isLeftOver = (excluded: string): boolean => meets(excluded, pattern) && !denied.covers(excluded);
                const isCoveredTogether =
                    isCovered === "no" && resources.negated && !resources.patterns.some(isLeftOver);
                return allOf([verdict, isCoveredTogether ? (resources.unknown ? "unknown" : "yes") : isCovered]);
            }),
        );
    };
}

function firstYes<T>(candidates: readonly T[], ask: (candidate: T) => Truth): Truth {
    let best: Truth = "no";
    for (const candidate of candidates) {
        const verdict = ask(candidate);
        if (verdict === "yes") return "yes";
        if (verdict === "unknown") best = "unknown";
    }
    return best;
}

/**
 * What the statement's resources and the pattern have in common: each list stands for what all of its patterns stand for.
 */
function commonPatterns({ resources }: Statement, resource: string): readonly (readonly string[])[] {
    if (resources.negated) return [[resource]];
    const common = resources.patterns.flatMap((pattern) => {
        if (covers(pattern, resource)) return [[resource]];
        if (covers(resource, pattern)) return [[pattern]];
        return meets(pattern, resource) ? [[resource, pattern]] : [];
    });
    return resources.unknown ? [...common, [resource]] : common;
}

/** The statements of several documents, by the service that their actions are of. */
interface StatementIndex {
    readonly byService: ReadonlyMap<string, readonly Statement[]>;
    /** Those whose actions may be of any service. */
    readonly ofAny: readonly Statement[];
    readonly isIncomplete: boolean;
}

const nothing: Answer = { verdict: "no", statements: [] };
const none: readonly Statement[] = [];
const indexes = new WeakMap<readonly PolicyDocument[], StatementIndex>();
const lists = new WeakMap<PolicyDocument, readonly PolicyDocument[]>();

/** The one list with nothing but this document, so that its index is found again. */
function alone(document: PolicyDocument): readonly PolicyDocument[] {
    let list = lists.get(document);
    if (!list) lists.set(document, (list = [document]));
    return list;
}

function serviceOf(action: string): string {
    return action.slice(0, Math.max(0, action.indexOf(":")));
}

function indexOf(documents: readonly PolicyDocument[]): StatementIndex {
    let index = indexes.get(documents);
    if (!index) indexes.set(documents, (index = makeIndex(documents)));
    return index;
}

function makeIndex(documents: readonly PolicyDocument[]): StatementIndex {
    const byService = new Map<string, Statement[]>();
    const ofAny: Statement[] = [];
    for (const statement of documents.flatMap(({ statements }) => statements)) {
        const { negated, unknown, patterns } = statement.actions;
        const services = patterns.map((pattern) => /^([^*?$:]+):/.exec(pattern)?.[1]);
        if (negated || unknown || services.includes(undefined)) {
            ofAny.push(statement);
            continue;
        }
        for (const service of new Set(services as string[])) {
            const list = byService.get(service);
            if (list) list.push(statement);
            else byService.set(service, [statement]);
        }
    }
    return { byService, ofAny, isIncomplete: documents.some(isIncomplete) };
}
