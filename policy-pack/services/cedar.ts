/** What one part of a policy's head takes in: `any` thing, any thing of a `type`, or only `some`. */
type Reach = "any" | "type" | "some";

/** One policy of a Cedar document, as far as it is read here. */
export interface CedarPolicy {
    readonly effect: "permit" | "forbid";
    readonly principal: Reach;
    readonly action: Reach;
    readonly resource: Reach;
    /** The ids of the actions that the head names, e.g. `RefundTool__process_refund`. */
    readonly actions: readonly string[];
    /** A condition that always holds is left out. */
    readonly conditions: readonly Condition[];
}

interface Condition {
    readonly kind: "when" | "unless";
    readonly tokens: readonly string[];
}

const token = /\s+|\/\/[^\n]*|("(?:\\.|[^"\\])*"|::|[=!<>]=|&&|\|\||[A-Za-z_][A-Za-z0-9_]*|\d+|[@(){}[\],;.<>!+*-])/y;

/**
 * The policies of a Cedar text. Only heads and the tokens of conditions are read: what a condition comes to is left to
 * the service, which checks it against the schema of the tools.
 *
 * @returns undefined where the text is not Cedar
 */
export function parseCedar(text: string): readonly CedarPolicy[] | undefined {
    const tokens = tokensOf(text);
    if (!tokens) return undefined;
    const policies: CedarPolicy[] = [];
    let rest = tokens;
    while (rest.length > 0) {
        const end = endOfPolicy(rest);
        const policy = end < 0 ? undefined : policyOf(withoutAnnotations(rest.slice(0, end)));
        if (!policy) return undefined;
        policies.push(policy);
        rest = rest.slice(end + 1);
    }
    return policies;
}

function tokensOf(text: string): readonly string[] | undefined {
    const tokens: string[] = [];
    for (let at = 0; at < text.length; at = token.lastIndex) {
        token.lastIndex = at;
        const match = token.exec(text);
        if (!match) return undefined;
        if (match[1] !== undefined) tokens.push(match[1]);
    }
    return tokens;
}

/** The index of the semicolon that ends the first policy; -1 if there is none, or brackets do not match. */
function endOfPolicy(tokens: readonly string[]): number {
    let depth = 0;
    for (const [index, part] of tokens.entries()) {
        depth += depthOf(part);
        if (depth < 0) return -1;
        if (part === ";" && depth === 0) return index;
    }
    return -1;
}

function depthOf(part: string): number {
    return /^[([{]$/.test(part) ? 1 : /^[)\]}]$/.test(part) ? -1 : 0;
}

/** Without `@id("...")` and the like before the effect. */
function withoutAnnotations(tokens: readonly string[]): readonly string[] {
    let rest = tokens;
    while (rest[0] === "@") rest = rest.slice(rest[2] === "(" ? rest.indexOf(")") + 1 : 2);
    return rest;
}

function policyOf([effect, ...rest]: readonly string[]): CedarPolicy | undefined {
    if (effect !== "permit" && effect !== "forbid") return undefined;
    const head = bracketed(rest);
    const parts = head && split(head.inside);
    if (parts?.length !== 3) return undefined;
    const [principal = [], action = [], resource = []] = parts;
    if (principal[0] !== "principal" || action[0] !== "action" || resource[0] !== "resource") return undefined;
    const conditions: Condition[] = [];
    for (let after = head?.after ?? []; after.length > 0;) {
        const [kind, ...body] = after;
        const block = bracketed(body);
        if ((kind !== "when" && kind !== "unless") || !block) return undefined;
        if (!isTrivial(kind, block.inside)) conditions.push({ kind, tokens: block.inside });
        after = block.after;
    }
    const actions = action.filter((part) => part.startsWith('"')).map((part) => part.slice(1, -1));
    return {
        effect,
        principal: reachOf(principal),
        action: reachOf(action),
        resource: reachOf(resource),
        actions,
        conditions,
    };
}

/** What stands inside of the bracket that the tokens begin with, and what comes after it. */
function bracketed(tokens: readonly string[]): { inside: readonly string[]; after: readonly string[] } | undefined {
    if (depthOf(tokens[0] ?? "") !== 1) return undefined;
    let depth = 0;
    for (const [index, part] of tokens.entries()) {
        depth += depthOf(part);
        if (depth === 0) return { inside: tokens.slice(1, index), after: tokens.slice(index + 1) };
    }
    return undefined;
}

/** The three parts of a head; a comma may follow the last. */
function split(tokens: readonly string[]): readonly (readonly string[])[] {
    const parts: string[][] = [[]];
    let depth = 0;
    for (const part of tokens) {
        depth += depthOf(part);
        if (part === "," && depth === 0) parts.push([]);
        else parts.at(-1)?.push(part);
    }
    return parts.filter((part, index) => part.length > 0 || index < parts.length - 1);
}

function reachOf([, operator, ...rest]: readonly string[]): Reach {
    if (operator === undefined) return "any";
    return operator === "is" && !rest.includes("in") ? "type" : "some";
}

/** `when { true }` and `unless { false }` say nothing. */
function isTrivial(kind: "when" | "unless", inside: readonly string[]): boolean {
    const bare = inside.filter((part) => part !== "(" && part !== ")");
    return bare.length === 1 && bare[0] === (kind === "when" ? "true" : "false");
}

/** Whether a policy lets everybody, or everybody of a kind, use every tool. */
export function permitsEverything({ effect, principal, action, conditions }: CedarPolicy): boolean {
    return effect === "permit" && principal !== "some" && action === "any" && conditions.length === 0;
}

const below = ["<", "<=", "lessThan", "lessThanOrEqual"];
const above = [">", ">=", "greaterThan", "greaterThanOrEqual"];

/**
 * Whether a policy keeps a number among the inputs of the tool from being too large: a permit by a condition such as
 * `context.input.amount <= 500`, a forbid by one such as `context.input.amount > 500`. Numbers may be decimals.
 */
export function capsAnInput({ effect, conditions }: CedarPolicy): boolean {
    return conditions.some(({ kind, tokens }) => {
        const [wanted, swapped] = (effect === "permit") === (kind === "when") ? [below, above] : [above, below];
        // What a negation is about is not worked out, so that either direction is taken.
        const isNegated = tokens.includes("!");
        return tokens.some((part, index) => {
            const before = tokens.slice(Math.max(0, index - 8), index);
            const after = tokens.slice(index + 1, index + 9);
            const isInput = (side: readonly string[]): boolean => side.includes("input");
            const isNumber = (side: readonly string[]): boolean => side.some((other) => /^"?\d[\d.]*"?$/.test(other));
            if (isInput(before) && isNumber(after.slice(0, 4)))
                return wanted.includes(part) || (isNegated && swapped.includes(part));
            if (isInput(after) && isNumber(before.slice(-2)))
                return swapped.includes(part) || (isNegated && wanted.includes(part));
            return false;
        });
    });
}
