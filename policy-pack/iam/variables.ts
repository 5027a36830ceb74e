import type { PolicyDocument, Statement } from "./document";

const variable = /\$\{([^}*?$,]+)\}/g;

/**
 * The document as it is for one principal: with the values of policy variables in the place of the variables.
 *
 * @param values by name in lower case, e.g. `aws:username`; null for a variable that the principal's requests do not have:
 *     what is written with it matches nothing
 */
export function withVariables(
    document: PolicyDocument,
    values: Readonly<Record<string, string | null>>,
): PolicyDocument {
    if (Object.keys(values).length === 0 || !document.statements.some(hasVariables)) return document;
    const replaced = (patterns: readonly string[]): readonly string[] =>
        patterns.flatMap((pattern) => {
            let isWithout = false;
            const text = pattern.replace(variable, (found, name: string) => {
                const value = Object.hasOwn(values, name.toLowerCase()) ? values[name.toLowerCase()] : undefined;
                isWithout ||= value === null;
                return value ?? found;
            });
            return isWithout ? [] : [text];
        });
    return {
        ...document,
        statements: document.statements.map((statement) =>
            hasVariables(statement)
                ? {
                      ...statement,
                      resources: { ...statement.resources, patterns: replaced(statement.resources.patterns) },
                      conditions: statement.conditions.map((condition) => ({
                          ...condition,
                          values: replaced(condition.values),
                      })),
                  }
                : statement,
        ),
    };
}

function hasVariables({ resources, conditions }: Statement): boolean {
    const isOne = (text: string): boolean => text.includes("${");
    return resources.patterns.some(isOne) || conditions.some(({ values }) => values.some(isOne));
}
