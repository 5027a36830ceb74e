import { actionsMatching, allows, isConstrained, namesOf, reachesAllOf, selectionCovers } from "../iam";
import type { ActionFacts, PolicyDocument, Selection, Statement, Truth } from "../iam";
import type { CheckContext, Readable } from "../policy";
import { eachIdentityPolicy, isLimitedToSomeResources } from "./iam";
import type { IdentityPolicyArgs } from "./iam";

/** What of a kind of actions a document allows on every resource. */
interface Everywhere {
    readonly verdict: Truth;
    /** Actions, in AWS's own letter case: no more than there is need to show, and one. */
    readonly actions: readonly string[];
    readonly statements: readonly Statement[];
}

const shown = 3;

/** What AWS documents a resource for that hardly anybody has: metrics belong to no data set unless one is made. */
const unlimited: ReadonlySet<string> = new Set(["cloudwatch:PutMetricData"]);

/**
 * Reports the actions that a resource's identity policies allow on every resource, though they could be limited to some,
 * and that no condition limits either.
 *
 * @param isMeant which actions the question is about
 * @param words completes the sentence "<resource name> ...", with the actions behind it
 * @param limitsNothing fits the condition keys, in lower case, that limit nothing for this question
 */
export function reportAllowedEverywhere(
    props: Readable<IdentityPolicyArgs>,
    context: CheckContext,
    isMeant: (action: ActionFacts) => boolean,
    words: string,
    limitsNothing: RegExp = listing,
): void {
    eachIdentityPolicy(props, context, (document, path) => {
        const { verdict, actions, statements } = allowedEverywhere(document, isMeant, limitsNothing);
        if (verdict === "no") return;
        const more = actions.length > shown ? " and more" : "";
        const what = `${words}: ${actions.slice(0, shown).join(", ")}${more} (${namesOf(statements)})`;
        if (verdict === "yes") context.report(what, path);
        else context.unknown(`may, by what is not known yet: ${words} (${namesOf(statements)})`, path);
    });
}

function allowedEverywhere(
    document: PolicyDocument,
    isMeant: (action: ActionFacts) => boolean,
    limitsNothing: RegExp,
): Everywhere {
    const isAsked = (action: ActionFacts): boolean =>
        action.resourceTypes.length > 0 && !unlimited.has(action.name) && isMeant(action);
    const found = new Set<string>();
    const statements = new Set<Statement>();
    const open: Statement[] = [];
    const broad: Statement[] = [];
    for (const statement of document.statements) {
        const { effect, actions, resources, unknownConditions } = statement;
        if (effect === "Deny" || isLimitedToSomeResources(statement)) continue;
        const isOpen = effect === undefined || actions.unknown || resources.unknown || unknownConditions;
        if (isOpen && reachesAllOf(statement) !== "no" && mayBe(statement, isAsked)) open.push(statement);
        if (effect !== undefined && !isConstrained(without(statement, limitsNothing)) && mayReachAll(statement))
            broad.push(statement);
    }
    const denials = document.statements.filter(({ effect }) => effect === "Deny");
    const grants = { identity: [{ ...document, statements: [...broad, ...denials] }] };
    const asked = new Set<ActionFacts>();
    for (const action of denials.some(isDenyOfAll) ? [] : actionsOfAll(broad)) {
        if (found.size > shown) break;
        if (asked.has(action) || !isAsked(action)) continue;
        asked.add(action);
        const answer = allows(grants, { action: action.name, resource: "*" });
        const wide = answer.statements.filter((one) => reachesAllOf(one, serviceOf(action)) === "yes");
        if (answer.verdict !== "yes" || wide.length === 0) continue;
        found.add(action.name);
        wide.forEach((statement) => statements.add(statement));
    }
    if (found.size > 0) return { verdict: "yes", actions: [...found], statements: [...statements] };
    return { verdict: open.length > 0 ? "unknown" : "no", actions: [], statements: open };
}

/** What names a list begins with, or how many there are, says nothing of whose they are. */
export const listing = /^s3:(prefix|delimiter|max-keys)$/;

function without(statement: Statement, keys: RegExp): Statement {
    return { ...statement, conditions: statement.conditions.filter(({ key }) => !keys.test(key)) };
}

/** Whether one of the actions is among those that a statement takes in, or may take in when it is known. */
function mayBe(statement: Statement, isAsked: (action: ActionFacts) => boolean): boolean {
    if (statement.actions.unknown) return true;
    for (const action of actionsOf(statement)) if (isAsked(action)) return true;
    return false;
}

/** Whether a statement names everything, or everything of some service. */
function mayReachAll({ resources: { negated, patterns } }: Statement): boolean {
    return negated || patterns.some((pattern) => /^\*+$|[:*]\*+$/.test(pattern));
}

function isDenyOfAll({ actions, resources, conditions, unknownConditions }: Statement): boolean {
    const isAll = ({ negated, patterns }: Selection): boolean => !negated && patterns.some((one) => /^\*+$/.test(one));
    return isAll(actions) && isAll(resources) && conditions.length === 0 && !unknownConditions;
}

function serviceOf({ name }: ActionFacts): string {
    return name.slice(0, name.indexOf(":"));
}

/** The documented actions that statements take in; of a pattern that several have, once. */
function* actionsOfAll(statements: readonly Statement[]): Generator<ActionFacts> {
    const seen = new Set<string>();
    for (const statement of statements) {
        const key = [statement.actions.negated, ...statement.actions.patterns].join(" ");
        if (seen.has(key)) continue;
        seen.add(key);
        yield* actionsOf(statement);
    }
}

/** The documented actions that a statement takes in, one after the other: of most there is no need to see all. */
function* actionsOf({ actions }: Statement): Generator<ActionFacts> {
    if (!actions.negated) {
        for (const pattern of actions.patterns) yield* actionsMatching(pattern);
        return;
    }
    for (const action of actionsMatching("*")) {
        if (selectionCovers(actions, action.name.toLowerCase()) === "yes") yield action;
    }
}
