import type { Principals, Selection, Statement } from "./document";
import { covers, meets } from "./patterns";

/** What can be said of a document that may hold values not known yet. */
export type Truth = "yes" | "no" | "unknown";

/** A truth, and the statements that give it: those that make it so, or those that leave it open. */
export interface Answer {
    readonly verdict: Truth;
    readonly statements: readonly Statement[];
}

/** True as soon as one is; open where one is open. */
export function anyOf(truths: readonly Truth[]): Truth {
    return truths.includes("yes") ? "yes" : truths.includes("unknown") ? "unknown" : "no";
}

/** False as soon as one is; open where one is open. */
export function allOf(truths: readonly Truth[]): Truth {
    return truths.includes("no") ? "no" : truths.includes("unknown") ? "unknown" : "yes";
}

export function not(truth: Truth): Truth {
    return truth === "yes" ? "no" : truth === "no" ? "yes" : "unknown";
}

/** Whether the selection takes in everything that `pattern` stands for. Actions are asked for in lower case. */
export function selectionCovers({ negated, patterns, unknown }: Selection, pattern: string): Truth {
    const decided = negated
        ? patterns.some((excluded) => meets(excluded, pattern))
        : patterns.some((included) => covers(included, pattern));
    if (decided) return negated ? "no" : "yes";
    if (unknown) return "unknown";
    return negated ? "yes" : "no";
}

/** Whether the selection takes in something that `pattern` stands for. Actions are asked for in lower case. */
export function selectionMeets({ negated, patterns, unknown }: Selection, pattern: string): Truth {
    const decided = negated
        ? patterns.some((excluded) => covers(excluded, pattern))
        : patterns.some((included) => meets(included, pattern));
    if (decided) return negated ? "no" : "yes";
    if (unknown) return "unknown";
    return negated ? "yes" : "no";
}

/** Whether everyone in the world is among the principals. */
export function includesEveryone(principals: Principals | undefined): Truth {
    if (!principals) return "no";
    if (principals.negated) return principals.everyone ? "no" : "yes";
    if (principals.everyone) return "yes";
    return principals.unknown ? "unknown" : "no";
}

/** How a message names a statement: by its place, and by its Sid where it has a harmless one. */
export function nameOf({ index, sid }: Statement): string {
    const label = sid !== undefined && /^[\w .-]{1,64}$/.test(sid) ? ` ("${sid}")` : "";
    return `statement ${index + 1}${label}`;
}

/** How a message names several statements. */
export function namesOf(statements: readonly Statement[]): string {
    const shown = statements.slice(0, 3).map(nameOf).join(", ");
    return statements.length > 3 ? `${shown} and ${statements.length - 3} more` : shown;
}
