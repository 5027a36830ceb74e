import { crc32 } from "node:zlib";

import type { Properties } from "../../../policy-pack/policy/resource";
import type { Failure } from "./types";

type Json = Record<string, unknown>;

/** A document whose parts are not understood, in the provider's words. */
class DocumentError extends Error {
    constructor(
        readonly property: string,
        reason: string,
    ) {
        super(reason);
    }
}

/**
 * `aws:iam/getPolicyDocument`, as the provider computes it (its `policy_model.go`): the source documents first, then
 * the statements, then the overriding documents; a statement with the Sid of an earlier one takes its place.
 */
export function policyDocument(args: Properties): { result: Properties } | { failures: readonly Failure[] } {
    try {
        const json = build(args);
        const pretty = goJson(json, 2);
        return {
            result: {
                ...args,
                version: args.version ?? "2012-10-17",
                json: pretty,
                minifiedJson: goJson(json),
                id: String(crc32(pretty)),
            },
        };
    } catch (error) {
        if (error instanceof DocumentError) return { failures: [{ property: error.property, reason: error.message }] };
        throw error;
    }
}

function build(args: Properties): Json {
    const version = typeof args.version === "string" ? args.version : "2012-10-17";
    const sources = documentsOf(args.sourcePolicyDocuments, "sourcePolicyDocuments", args.sourceJson);
    rejectRepeatedSids(sources.flatMap(statementsOf), "sourcePolicyDocuments");
    const own: Json = {
        Version: version,
        ...(typeof args.policyId === "string" && args.policyId !== "" ? { Id: args.policyId } : {}),
        Statement: list(args.statements).map((statement) => ownStatement(statement as Properties, version)),
    };
    rejectRepeatedSids(statementsOf(own), "statements");
    const overrides = documentsOf(args.overridePolicyDocuments, "overridePolicyDocuments", args.overrideJson);
    return [...sources, own, ...overrides].reduce(merge, {});
}

function merge(into: Json, document: Json): Json {
    const statements = [...statementsOf(into)];
    for (const statement of statementsOf(document)) {
        const replaced = statement.Sid === undefined ? -1 : statements.findIndex(({ Sid }) => Sid === statement.Sid);
        if (replaced >= 0) statements[replaced] = statement;
        else statements.push(statement);
    }
    const [version, newVersion] = [text(into.Version), text(document.Version)];
    const latest = newVersion > version ? newVersion : version;
    const id = text(document.Id) || text(into.Id);
    return {
        ...(latest === "" ? {} : { Version: latest }),
        ...(id === "" ? {} : { Id: id }),
        ...(statements.length === 0 ? {} : { Statement: statements }),
    };
}

function documentsOf(documents: unknown, property: string, deprecated: unknown): Json[] {
    const texts = [...list(documents), deprecated].filter((document) => document !== null && text(document) !== "");
    return texts.map((document, index) => {
        let parsed: unknown;
        try {
            parsed = JSON.parse(String(document));
        } catch {
            throw new DocumentError(property, `document ${index} is not valid JSON`);
        }
        const { Version, Id, Statement } = (parsed ?? {}) as Json;
        if (Statement !== undefined && !Array.isArray(Statement)) {
            throw new DocumentError(property, `"Statement" of document ${index} is not a list`);
        }
        return { Version, Id, Statement: list(Statement).map((statement) => parsedStatement(statement as Json)) };
    });
}

function parsedStatement(statement: Json): Json {
    return compact({
        Sid: statement.Sid,
        Effect: statement.Effect,
        Action: statement.Action,
        NotAction: statement.NotAction,
        Resource: statement.Resource,
        NotResource: statement.NotResource,
        Principal: parsedPrincipals(statement.Principal),
        NotPrincipal: parsedPrincipals(statement.NotPrincipal),
        Condition: parsedConditions(statement.Condition),
    });
}

function parsedPrincipals(principals: unknown): unknown {
    if (principals === undefined || principals === null || typeof principals === "string") {
        return principals === undefined || principals === null ? undefined : "*";
    }
    return sortedObject(
        Object.entries(principals as Json).map(([type, ids]) => [type, Array.isArray(ids) ? descending(ids) : ids]),
    );
}

/** As the provider, which drops values that are neither text, boolean nor list. */
function parsedConditions(conditions: unknown): unknown {
    if (conditions === undefined || conditions === null) return undefined;
    const tests = Object.entries(conditions as Record<string, Json>).map(([test, variables]) => {
        const kept = Object.entries(variables).filter(([, value]) => typeof value !== "number");
        const values = kept.map(([variable, value]) => [
            variable,
            collapsed(Array.isArray(value) ? value : [String(value)]),
        ]);
        return [test, sortedObject(values as [string, unknown][])] as const;
    });
    return sortedObject(tests.filter(([, variables]) => Object.keys(variables).length > 0));
}

function ownStatement(statement: Properties, version: string): Json {
    const replaced = (value: unknown, property: string): string => replaceVariables(text(value), version, property);
    const resources = (value: unknown, property: string): unknown =>
        textList(list(value).map((element) => replaced(element, property)));
    return compact({
        Sid: statement.sid,
        Effect: statement.effect ?? "Allow",
        Action: textList(list(statement.actions)),
        NotAction: textList(list(statement.notActions)),
        Resource: resources(statement.resources, "resources"),
        NotResource: resources(statement.notResources, "notResources"),
        Principal: ownPrincipals(list(statement.principals) as Properties[], replaced),
        NotPrincipal: ownPrincipals(list(statement.notPrincipals) as Properties[], replaced),
        Condition: ownConditions(list(statement.conditions) as Properties[], replaced),
    });
}

type Replace = (value: unknown, property: string) => string;

/** `*` alone means everybody; `{"AWS": "*"}` means nearly the same, but is not the same to trust policies. */
function ownPrincipals(principals: readonly Properties[], replaced: Replace): unknown {
    if (principals.length === 0) return undefined;
    const [only] = principals;
    if (principals.length === 1 && only?.type === "*" && list(only.identifiers).join() === "*") return "*";
    const byType = new Map<string, string[]>();
    for (const { type, identifiers } of principals) {
        const ids = descending(list(identifiers).map((id) => replaced(id, "identifiers")));
        byType.set(text(type), [...(byType.get(text(type)) ?? []), ...ids]);
    }
    return sortedObject(Array.from(byType, ([type, ids]) => [type, collapsed(ids)]));
}

function ownConditions(conditions: readonly Properties[], replaced: Replace): unknown {
    if (conditions.length === 0) return undefined;
    const byTest = new Map<string, Map<string, string[]>>();
    for (const { test, variable, values } of conditions) {
        const variables = byTest.get(text(test)) ?? new Map<string, string[]>();
        const known = variables.get(text(variable)) ?? [];
        variables.set(text(variable), [...known, ...list(values).map((value) => replaced(value, "values"))]);
        byTest.set(text(test), variables);
    }
    return sortedObject(
        Array.from(byTest, ([test, variables]) => [
            test,
            sortedObject(Array.from(variables, ([variable, values]) => [variable, collapsed(values)])),
        ]),
    );
}

/** `&{...}` stands for `${...}`, which Terraform's own language would fill. */
function replaceVariables(value: string, version: string, property: string): string {
    if (version === "2008-10-17" && value.includes("&{")) {
        throw new DocumentError(property, "found a &{ sequence, which is not supported in document version 2008-10-17");
    }
    return value.replaceAll("&{", "${");
}

function rejectRepeatedSids(statements: readonly Json[], property: string): void {
    const seen = new Set<unknown>();
    for (const { Sid } of statements) {
        if (Sid !== undefined && seen.has(Sid)) {
            throw new DocumentError(
                property,
                `duplicate Sid (${text(Sid)}): remove the Sid or ensure the Sid is unique`,
            );
        }
        seen.add(Sid);
    }
}

function statementsOf(document: Json): readonly Json[] {
    return list(document.Statement) as Json[];
}

function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
    return value === undefined || value === null ? "" : String(value);
}

/** The provider keeps these as sets, and writes them in descending order. */
function textList(values: readonly unknown[]): unknown {
    return values.length === 0 ? undefined : collapsed(descending([...new Set(values)]));
}

function descending(values: readonly unknown[]): string[] {
    return Array.from(new Set(values), String).sort().reverse();
}

function collapsed(values: readonly unknown[]): unknown {
    return values.length === 1 ? values[0] : values;
}

function compact(object: Json): Json {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== ""));
}

function sortedObject(entries: readonly (readonly [string, unknown])[]): Json {
    return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON as Go writes it: `<`, `>` and `&` are escaped. */
function goJson(value: unknown, indent?: number): string {
    return JSON.stringify(value, undefined, indent).replace(
        /[<>&\u2028\u2029]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
