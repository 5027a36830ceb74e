import { asList, isUnknown } from "../policy/reading";
import { isMadeUp, isUnknownValue } from "../policy/resource";

/** What is wrong in a document, and where, e.g. `Statement.0.Action`. */
export interface DocumentProblem {
    readonly place: string;
    readonly message: string;
}

/** A policy document of any kind: identity, resource, trust, key, endpoint, boundary. */
export interface PolicyDocument {
    /** Nothing of the document is known yet. */
    readonly unknown: boolean;
    /** Statements that could be read; those that could not are in `problems`. */
    readonly statements: readonly Statement[];
    readonly problems: readonly DocumentProblem[];
}

export interface Statement {
    /** Counts from 0. */
    readonly index: number;
    readonly sid?: string;
    /** Absent while it is not known yet. */
    readonly effect?: "Allow" | "Deny";
    /** Absent in documents whose principal is whom they are attached to. */
    readonly principals?: Principals;
    /** Lower case: IAM ignores the case of actions. */
    readonly actions: Selection;
    /** Everything where the document names no resource, as in a trust policy. */
    readonly resources: Selection;
    /** All of them have to hold. */
    readonly conditions: readonly Condition[];
    /** Some condition is not known yet at all. */
    readonly unknownConditions: boolean;
}

/** The patterns of `Action` or `Resource`, or of `NotAction` or `NotResource`. */
export interface Selection {
    readonly negated: boolean;
    readonly patterns: readonly string[];
    /** There are further patterns, not known yet. */
    readonly unknown: boolean;
}

export type PrincipalKind = "AWS" | "Service" | "Federated" | "CanonicalUser";

export interface Principals {
    readonly negated: boolean;
    /** Everyone, signed in or not: `*`. */
    readonly everyone: boolean;
    readonly named: readonly { readonly kind: PrincipalKind; readonly value: string }[];
    readonly unknown: boolean;
}

/** One key of one operator of a `Condition`; any of its values will do. */
export interface Condition {
    /** Lower case, without qualifier and `IfExists`, e.g. `stringlike`. */
    readonly operator: string;
    readonly qualifier?: "forallvalues" | "foranyvalue";
    /** The condition holds as well where the request has no such key. */
    readonly ifExists: boolean;
    /** Lower case: IAM ignores the case of keys. */
    readonly key: string;
    readonly values: readonly string[];
    /** There are further values, not known yet. */
    readonly unknown: boolean;
}

/**
 * The document of a property, as a JSON string or as an object; undefined where there is none. Reading it is no error
 * while it is not known yet: then the document says so.
 */
export function documentOf<T extends object>(props: T, key: keyof T & string): PolicyDocument | undefined {
    if (isUnknown(props, key)) return unknownDocument;
    const value: unknown = props[key];
    return value === undefined || value === null || value === "" ? undefined : parseDocument(value);
}

/** A document of which nothing is known yet. */
export const unknownDocument: PolicyDocument = { unknown: true, statements: [], problems: [] };

/** Reads a document from a JSON string or an object. Never throws: what cannot be read is in `problems`. */
export function parseDocument(source: unknown): PolicyDocument {
    if (typeof source !== "string") return readDocument(source);
    let document = parsed.get(source);
    if (!document) {
        if (parsed.size >= parsedAtMost) parsed.clear();
        parsed.set(source, (document = readDocument(source)));
    }
    return document;
}

/** Many policies read the same document, one after the other. */
const parsed = new Map<string, PolicyDocument>();
const parsedAtMost = 1000;

function readDocument(source: unknown): PolicyDocument {
    if (isUnknownValue(source)) return unknownDocument;
    const problems: DocumentProblem[] = [];
    let root = source;
    if (typeof source === "string") {
        try {
            root = JSON.parse(source);
        } catch {
            problems.push({ place: "", message: "is not JSON" });
            return { unknown: false, statements: [], problems };
        }
    }
    const report = (place: string, message: string): void => void problems.push({ place, message });
    if (!isObject(root)) {
        report("", "is not an object");
        return { unknown: false, statements: [], problems };
    }
    const document = new Element(root, "", report);
    const given = document.get("statement");
    if (given === unknown) return unknownDocument;
    if (given === undefined) report("", "has no Statement");
    const statements: Statement[] = [];
    let partlyUnknown = false;
    elements(given).forEach((value, index) => {
        const place = `Statement.${index}`;
        if (value === unknown || isMadeUp(value)) partlyUnknown = true;
        else if (isObject(value)) {
            const statement = readStatement(new Element(value, place, report), index);
            if (statement) statements.push(statement);
        } else report(place, "is not an object");
    });
    // An unknown statement may allow or deny anything.
    if (partlyUnknown) statements.push({ ...wholeUnknownStatement, index: statements.length });
    return { unknown: false, statements, problems };
}

/** Stands for a value that is not known yet while a document is read. */
const unknown = Symbol("unknown");

const everything: Selection = { negated: false, patterns: ["*"], unknown: false };
const notKnownYet: Selection = { negated: false, patterns: [], unknown: true };
const wholeUnknownStatement: Omit<Statement, "index"> = {
    actions: notKnownYet,
    resources: notKnownYet,
    principals: { negated: false, everyone: false, named: [], unknown: true },
    conditions: [],
    unknownConditions: true,
};

type Report = (place: string, message: string) => void;

/** Where a text that was made up is not even of the kind that is really there. */
const neverMadeUp = new Set(["condition", "effect", "notprincipal", "principal"]);

/** An object of the document: keys in any letter case, values that may not be known yet. */
class Element {
    private readonly keys = new Map<string, string>();

    constructor(
        private readonly source: object,
        readonly place: string,
        readonly report: Report,
    ) {
        for (const key of Object.keys(source)) {
            const lower = key.toLowerCase();
            const isTwice = this.keys.has(lower);
            this.keys.set(lower, key);
            if (isTwice) report(this.placeOf(lower), "is there twice, in different letter case");
        }
    }

    has(name: string): boolean {
        return this.keys.has(name);
    }

    /** The key as the document spells it. */
    placeOf(name: string): string {
        const key = this.keys.get(name) ?? name;
        return this.place === "" ? key : `${this.place}.${key}`;
    }

    get(name: string): unknown {
        const key = this.keys.get(name);
        if (key === undefined) return undefined;
        const value = valueAt(this.source, key);
        return neverMadeUp.has(name) && isMadeUp(value) ? unknown : (value ?? undefined);
    }

    names(): readonly string[] {
        return [...this.keys.values()];
    }

    inner(name: string, value: object): Element {
        return new Element(value, this.placeOf(name), this.report);
    }
}

function valueAt(source: object, key: string): unknown {
    return isUnknown(source, key as never) ? unknown : (source as Record<string, unknown>)[key];
}

function elements(value: unknown): readonly unknown[] {
    if (!Array.isArray(value)) return asList(value);
    return Array.from({ length: value.length }, (_, index) => valueAt(value, String(index)));
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readStatement(element: Element, index: number): Statement | undefined {
    const effect = readEffect(element);
    const actions = readSelection(element, "action");
    const resources = readSelection(element, "resource");
    const principals = readPrincipals(element);
    const conditions = readConditions(element);
    if (!effect || !actions || resources === null || principals === null || !conditions) return undefined;
    const sid = element.get("sid");
    return {
        index,
        ...(typeof sid === "string" && { sid }),
        ...(effect !== unknown && { effect }),
        ...(principals && { principals }),
        actions: { ...actions, patterns: actions.patterns.map((action) => action.toLowerCase()) },
        resources: resources ?? everything,
        conditions: conditions.list,
        unknownConditions: conditions.unknown,
    };
}

function readEffect(element: Element): "Allow" | "Deny" | typeof unknown | undefined {
    const effect = element.get("effect");
    if (effect === unknown) return unknown;
    const lower = typeof effect === "string" ? effect.toLowerCase() : undefined;
    if (lower === "allow") return "Allow";
    if (lower === "deny") return "Deny";
    if (effect === undefined) element.report(element.place, "has no Effect");
    else element.report(element.placeOf("effect"), "is neither Allow nor Deny");
    return undefined;
}

/** Undefined where an optional selection is absent; null where it cannot be read. */
function readSelection(element: Element, name: "action" | "resource"): Selection | undefined | null {
    const negatedName = `not${name}`;
    const negated = element.has(negatedName);
    if (negated && element.has(name)) {
        element.report(element.placeOf(negatedName), `stands beside ${name === "action" ? "Action" : "Resource"}`);
        return null;
    }
    const key = negated ? negatedName : name;
    const given = element.get(key);
    if (given === undefined) {
        if (name === "resource") return undefined;
        element.report(element.place, "has no Action");
        return null;
    }
    const strings = readStrings(given, element.placeOf(key), element.report);
    // Actions have names of AWS's choosing, which nobody makes up.
    const patterns = name === "action" ? strings?.values.filter((action) => !isMadeUp(action)) : strings?.values;
    return strings && patterns
        ? { negated, patterns, unknown: strings.unknown || patterns.length < strings.values.length }
        : null;
}

interface Strings {
    readonly values: readonly string[];
    readonly unknown: boolean;
}

function readStrings(given: unknown, place: string, report: Report): Strings | null {
    const values: string[] = [];
    let hasUnknown = false;
    for (const value of given === unknown ? [unknown] : elements(given)) {
        if (value === unknown) hasUnknown = true;
        else if (typeof value === "string") values.push(value);
        // Condition values are written as numbers and booleans too.
        else if (typeof value === "boolean" || typeof value === "number") values.push(String(value));
        else {
            report(place, "is neither a string nor a list of strings");
            return null;
        }
    }
    return { values, unknown: hasUnknown };
}

const principalKinds: Readonly<Record<string, PrincipalKind>> = {
    aws: "AWS",
    service: "Service",
    federated: "Federated",
    canonicaluser: "CanonicalUser",
};

function readPrincipals(element: Element): Principals | undefined | null {
    const negated = element.has("notprincipal");
    const name = negated ? "notprincipal" : "principal";
    const given = element.get(name);
    if (given === undefined) return undefined;
    if (given === unknown) return { negated, everyone: false, named: [], unknown: true };
    if (given === "*") return { negated, everyone: true, named: [], unknown: false };
    const place = element.placeOf(name);
    if (!isObject(given)) {
        element.report(place, 'is neither "*" nor an object');
        return null;
    }
    const named: { kind: PrincipalKind; value: string }[] = [];
    let everyone = false;
    let hasUnknown = false;
    const byKind = element.inner(name, given);
    for (const key of byKind.names()) {
        const kind = key === "*" ? "AWS" : principalKinds[key.toLowerCase()];
        const strings = readStrings(
            byKind.get(key.toLowerCase()) ?? [],
            byKind.placeOf(key.toLowerCase()),
            element.report,
        );
        if (!kind) element.report(place, "has a kind of principal that IAM does not know");
        if (!kind || !strings) return null;
        hasUnknown ||= strings.unknown;
        for (const value of strings.values) {
            if (value === "*" && kind === "AWS") everyone = true;
            else named.push({ kind, value });
        }
    }
    return { negated, everyone, named, unknown: hasUnknown };
}

interface Conditions {
    readonly list: readonly Condition[];
    readonly unknown: boolean;
}

function readConditions(element: Element): Conditions | null {
    const given = element.get("condition");
    if (given === undefined) return { list: [], unknown: false };
    if (given === unknown) return { list: [], unknown: true };
    if (!isObject(given)) {
        element.report(element.placeOf("condition"), "is not an object");
        return null;
    }
    const byOperator = element.inner("condition", given);
    const list: Condition[] = [];
    let hasUnknown = false;
    for (const name of byOperator.names()) {
        const keys = byOperator.get(name.toLowerCase());
        if (keys === unknown) {
            hasUnknown = true;
            continue;
        }
        if (!isObject(keys)) {
            element.report(byOperator.placeOf(name.toLowerCase()), "is not an object of condition keys");
            return null;
        }
        const byKey = byOperator.inner(name.toLowerCase(), keys);
        for (const key of byKey.names()) {
            const lower = key.toLowerCase();
            const strings = readStrings(byKey.get(lower) ?? [], byKey.placeOf(lower), element.report);
            if (!strings) return null;
            list.push({ ...readOperator(name), key: lower, values: strings.values, unknown: strings.unknown });
        }
    }
    return { list, unknown: hasUnknown };
}

function readOperator(name: string): Pick<Condition, "operator" | "qualifier" | "ifExists"> {
    const [, qualifier, operator = "", ifExists] =
        /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(name.toLowerCase()) ?? [];
    return {
        operator,
        ...(qualifier !== undefined && { qualifier: qualifier as "forallvalues" | "foranyvalue" }),
        ifExists: ifExists !== undefined,
    };
}
