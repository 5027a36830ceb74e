import type { Member, Shape } from "./sdk";
import { hexId, kubeconfig, madeUpString } from "./made-up-strings";
import { asResourceReference } from "../wire";
import type { AnswerContext } from "./types";

/** For whom a value is made up: the token of its owner, and what keeps it apart from others. */
interface Owner {
    readonly token: string;
    readonly seed: string;
    /** Whether what may be missing is made up too, as far as it is read: components say that of nearly everything. */
    readonly optional?: boolean;
}

// Types refer to each other in circles (a rule holds rules), and nobody reads that deep.
const deepest = 5;

/** Programs index lists from data sources up to the third element: zones, subnets. */
const listLength = 3;

/** Every member that the SDK says is always there, made up by its type and name. */
export function madeUpObject(
    members: readonly Member[],
    owner: Owner,
    context: AnswerContext,
    depth = 0,
): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const { name, shape, optional } of members) {
        if (optional && !(owner.optional && depth <= 1 && shape.kind !== "object")) continue;
        const value = madeUpValue(shape, name, owner, context, depth);
        if (value !== undefined) made[name] = value;
    }
    return made;
}

/** A value of this shape; undefined where none can be made up in good faith. */
export function madeUpValue(shape: Shape, property: string, owner: Owner, context: AnswerContext, depth = 0): unknown {
    const seed = `${owner.seed}.${property}`;
    switch (shape.kind) {
        case "string":
            return madeUpString({ property, token: owner.token, seed }, context);
        case "literal":
            return shape.value;
        case "number":
            return /port$/i.test(property) ? 443 : 1;
        case "boolean":
            // Of two made-up answers the one that no policy can pass by.
            return /public/i.test(property);
        case "any":
            return /kubeconfig/i.test(property) ? (JSON.parse(kubeconfig(seed)) as unknown) : undefined;
        case "map":
            return {};
        case "list":
            return depth >= deepest ? [] : madeUpList(shape.of, property, owner, context, depth);
        case "object":
            if (depth >= deepest) return {};
            return madeUpObject(
                shape.members(),
                { ...owner, token: within(owner.token, property), seed },
                context,
                depth + 1,
            );
        case "resource":
            return madeUpReference(shape.type(), property, seed);
    }
}

function madeUpList(
    of: Shape,
    property: string,
    owner: Owner,
    context: AnswerContext,
    depth: number,
): unknown[] | undefined {
    const length = depth === 0 || of.kind === "string" || of.kind === "resource" ? listLength : 1;
    const elements = Array.from({ length }, (_, index) => {
        const element = { ...owner, seed: `${owner.seed}.${index}` };
        return madeUpValue(of, property, element, context, depth + 1);
    }).filter((element) => element !== undefined);
    // That a component has none of something is no more known than what it has; what is absent is unknown to the program.
    return elements.length === 0 && owner.optional ? undefined : elements;
}

/** What is inside `accounts` of an organization is an account. */
function within(token: string, property: string): string {
    const name = property.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
    return token.replace(/[^:]*$/, name);
}

/** The URN says that this resource is registered nowhere; who reads it asks for its state, which is made up in turn. */
function madeUpReference(type: string | undefined, property: string, seed: string): unknown {
    if (type === undefined) return undefined;
    const [stack = "stack", project = "project"] = /^urn:pulumi:(.*?)::(.*?)::/.exec(seed)?.slice(1) ?? [];
    const urn = `urn:pulumi:${stack}::${project}::${type}::${property}-${hexId(seed)}`;
    return asResourceReference(urn, type.startsWith("pulumi:providers:") ? hexId(seed) : undefined);
}
