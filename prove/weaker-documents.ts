import type { Weaker } from "./weaker-values";

type Statement = Readonly<Record<string, unknown>>;

/**
 * What the text of an IAM document could be instead that grants more: without one of its denials, without a condition,
 * or with a wildcard. Nothing for any other text, nor what grants the same in other words.
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
        const what = wordsOf(statement.Action ?? statement.NotAction);
        if (statement.Effect === "Deny") {
            const keys = conditionsOf(statement).map(({ key }) => key);
            return [
                written(
                    `no denial of ${what}${keys.length > 0 ? ` by ${keys.join(", ")}` : ""}`,
                    statements.toSpliced(index, 1),
                ),
            ];
        }
        return [
            ...conditionsLess(statement, change),
            ...widened(statement, "Action", change, `any action instead of ${what}`),
            ...widened(statement, "Resource", change, `any resource for ${what}`),
            ...widened(statement, "Principal", change, `any principal instead of ${wordsOf(statement.Principal)}`),
        ];
    });
}

/** Without all conditions, and without each. */
function conditionsLess(statement: Statement, change: (how: string, weaker: Statement) => Weaker): Weaker[] {
    const { Condition: condition, ...unconditional } = statement;
    const found = conditionsOf(statement);
    if (found.length === 0) return [];
    const keys = found.map(({ key }) => key);
    const single = found.map(({ operator, key }, index) => {
        const operators = condition as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
        const { [key]: _, ...others } = operators[operator] ?? {};
        const left = withoutEmpty({ ...operators, [operator]: others });
        return change(`no condition on ${key} beside ${keys.toSpliced(index, 1).join(", ")}`, {
            ...statement,
            Condition: left,
        });
    });
    return [change(`no condition on ${keys.join(", ")}`, unconditional), ...(single.length > 1 ? single : [])];
}

function conditionsOf({ Condition: condition }: Statement): readonly { operator: string; key: string }[] {
    if (typeof condition !== "object" || condition === null) return [];
    return Object.entries(condition as Readonly<Record<string, object>>).flatMap(([operator, keys]) =>
        Object.keys(keys).map((key) => ({ operator, key })),
    );
}

function withoutEmpty(condition: Readonly<Record<string, object>>): object {
    return Object.fromEntries(Object.entries(condition).filter(([, keys]) => Object.keys(keys).length > 0));
}

function widened(
    statement: Statement,
    key: "Action" | "Resource" | "Principal",
    change: (how: string, weaker: Statement) => Weaker,
    how: string,
): Weaker[] {
    const values = valuesOf(statement[key]);
    if (values.length === 0 || values.includes("*") || (key === "Action" && isWholeService(statement))) return [];
    return [change(how, { ...statement, [key]: "*" })];
}

/** Whether a resource's policy grants every action of a service, which are all that there are for its resource. */
function isWholeService({ Principal: principal, Action: action }: Statement): boolean {
    return principal !== undefined && valuesOf(action).some((pattern) => /^[\w-]+:\*$/.test(pattern));
}

/** The values of an element of a statement, alone, in a list or, of principals, by their kinds. */
function valuesOf(element: unknown): readonly string[] {
    if (typeof element === "string") return [element];
    return typeof element === "object" && element !== null ? Object.values(element).flatMap(valuesOf) : [];
}

/** What an element of a statement names, in a few words. */
function wordsOf(element: unknown): string {
    const [first = "", ...others] = valuesOf(element);
    return others.length === 0 ? first : `${first} and ${others.length} more`;
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
