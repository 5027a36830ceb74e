import type { Weaker } from "./weaker-values";

type Statement = Readonly<Record<string, unknown>>;

/**
 * What the text of an IAM document could be instead that grants more: without one of its denials, without a condition,
 * or with a wildcard. Nothing for any other text.
 */
export function weakerDocuments(text: string): readonly Weaker[] {
    const document = parse(text);
    if (!document) return [];
    const { statements } = document;
    const written = (how: string, changed: readonly Statement[]): Weaker => ({
        how,
        value: JSON.stringify({ ...document.rest, Statement: changed }),
    });
    return statements.flatMap((statement, index): Weaker[] => {
        const change = (how: string, weaker: Statement): Weaker => written(how, statements.with(index, weaker));
        if (statement.Effect === "Deny") return [written("denial taken out", statements.toSpliced(index, 1))];
        return [
            ...conditionsLess(statement, change),
            ...widened(statement, "Action", "*", change, "any action"),
            ...widened(statement, "Resource", "*", change, "any resource"),
            ...widened(statement, "Principal", "*", change, "any principal"),
        ];
    });
}

/** Without all conditions, and without each. */
function conditionsLess(statement: Statement, change: (how: string, weaker: Statement) => Weaker): Weaker[] {
    const { Condition: condition, ...unconditional } = statement;
    if (typeof condition !== "object" || condition === null) return [];
    const operators = Object.entries(condition as Readonly<Record<string, object>>);
    const single = operators.flatMap(([operator, keys]) =>
        Object.keys(keys).map((key) => {
            const { [key]: _, ...others } = keys as Readonly<Record<string, unknown>>;
            const left = { ...condition, [operator]: others };
            return change("one condition taken out", { ...statement, Condition: withoutEmpty(left) });
        }),
    );
    return [change("conditions taken out", unconditional), ...(single.length > 1 ? single : [])];
}

function withoutEmpty(condition: Readonly<Record<string, object>>): object {
    return Object.fromEntries(Object.entries(condition).filter(([, keys]) => Object.keys(keys).length > 0));
}

function widened(
    statement: Statement,
    key: string,
    wildcard: string,
    change: (how: string, weaker: Statement) => Weaker,
    how: string,
): Weaker[] {
    const present = statement[key];
    return present === undefined || present === wildcard ? [] : [change(how, { ...statement, [key]: wildcard })];
}

function parse(text: string): { readonly rest: object; readonly statements: readonly Statement[] } | undefined {
    if (!text.startsWith("{") || !text.includes('"Statement"')) return undefined;
    try {
        const { Statement: found, ...rest } = JSON.parse(text) as Statement;
        const statements = Array.isArray(found) ? (found as Statement[]) : [found as Statement];
        return { rest, statements };
    } catch {
        return undefined;
    }
}
