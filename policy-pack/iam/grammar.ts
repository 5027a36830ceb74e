import { isIP } from "node:net";

import { isMadeUp, isUnknownValue } from "../policy/resource";
import { operatorKind } from "./conditions";
import type { DocumentProblem } from "./document";

/** Who a document speaks of: the principal it is attached to, those who take a role on, or those who use a resource. */
export type DocumentKind = "identity" | "trust" | "resource";

const elements = ["version", "id", "statement"];
const statementElements = [
    "sid",
    "effect",
    "principal",
    "notprincipal",
    "action",
    "notaction",
    "resource",
    "notresource",
    "condition",
];

/**
 * What AWS refuses in a document that can be read all the same, and what it takes though it can never be meant so. Values
 * that are not known yet are passed over.
 *
 * @param source the document as an object, or as JSON; what is no document at all has no such problems
 */
export function grammarProblems(source: unknown, kind: DocumentKind): readonly DocumentProblem[] {
    const root = objectOf(source);
    if (!root) return [];
    const problems: DocumentProblem[] = [];
    const report = (place: string, message: string): void => void problems.push({ place, message });
    const document = withLowerKeys(root);
    for (const [lower, { key }] of document) if (!elements.includes(lower)) report(key, "is no element of a document");
    const version = document.get("version")?.value;
    if (version !== undefined && !isUnknownValue(version) && version !== "2012-10-17" && version !== "2008-10-17") {
        report("Version", "is none that IAM knows");
    }
    const given = document.get("statement")?.value;
    const statements = Array.isArray(given) ? (given as readonly unknown[]) : given === undefined ? [] : [given];
    if (Array.isArray(given) && given.length === 0) report("Statement", "is empty");
    const sids = new Set<string>();
    statements.forEach((statement, index) => {
        const place = `Statement.${index}`;
        if (typeof statement !== "object" || statement === null) return;
        const parts = withLowerKeys(statement);
        checkStatement(parts, place, kind, report);
        if (version !== "2012-10-17" && !isUnknownValue(version) && JSON.stringify(statement).includes("${aws:")) {
            report(place, "has a policy variable, which only Version 2012-10-17 takes for one");
        }
        const sid = parts.get("sid")?.value;
        if (typeof sid !== "string" || isUnknownValue(sid) || sid === "") return;
        if (sids.has(sid)) report(`${place}.Sid`, "is that of another statement as well");
        sids.add(sid);
        if (kind !== "resource" && /[^0-9A-Za-z]/.test(sid)) {
            report(`${place}.Sid`, "has other characters than letters and digits");
        }
    });
    return problems;
}

type Report = (place: string, message: string) => void;
type Parts = ReadonlyMap<string, { readonly key: string; readonly value: unknown }>;

function objectOf(source: unknown): object | undefined {
    if (typeof source !== "string") return typeof source === "object" && source !== null ? source : undefined;
    if (isUnknownValue(source)) return undefined;
    try {
        const parsed: unknown = JSON.parse(source);
        return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
    } catch {
        return undefined;
    }
}

function withLowerKeys(object: object): Parts {
    return new Map(
        Object.entries(object).map(([key, value]: [string, unknown]) => [key.toLowerCase(), { key, value }]),
    );
}

function checkStatement(parts: Parts, place: string, kind: DocumentKind, report: Report): void {
    for (const [lower, { key }] of parts) {
        if (!statementElements.includes(lower)) report(`${place}.${key}`, "is no element of a statement");
    }
    const effect = parts.get("effect")?.value;
    if (typeof effect === "string" && /^(allow|deny)$/i.test(effect) && !/^(Allow|Deny)$/.test(effect)) {
        report(`${place}.Effect`, "has another letter case than Allow and Deny");
    }
    const hasPrincipal = parts.has("principal") || parts.has("notprincipal");
    const hasResource = parts.has("resource") || parts.has("notresource");
    if (kind === "identity" && hasPrincipal) report(place, "names a principal, which an identity policy cannot");
    if (kind === "identity" && !hasResource) report(place, "has no Resource");
    if (kind === "trust" && hasResource) report(place, "names a resource, which a trust policy cannot");
    if (kind !== "identity" && !hasPrincipal) report(place, "has no Principal");
    for (const name of ["action", "notaction"]) {
        eachString(parts, name, place, (action, where) => {
            if (!/^(\*+|[\w-]*[*?]*[\w-]*:[\w*?]+)$/.test(action))
                report(where, "is no service and action, as in s3:GetObject");
        });
        if (isEmptyList(parts.get(name)?.value)) report(`${place}.${parts.get(name)?.key ?? name}`, "is empty");
    }
    for (const name of ["resource", "notresource"]) {
        eachString(parts, name, place, (resource, where) => {
            if (/^\*+$/.test(resource) || resource.startsWith("${")) return;
            const isArn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(resource) || /^arn:.*[*?]/s.test(resource);
            if (!isArn) report(where, "is neither an ARN nor *");
        });
        if (isEmptyList(parts.get(name)?.value)) report(`${place}.${parts.get(name)?.key ?? name}`, "is empty");
    }
    checkConditions(parts.get("condition")?.value, `${place}.Condition`, report);
}

function isEmptyList(value: unknown): boolean {
    return Array.isArray(value) && value.length === 0;
}

function eachString(parts: Parts, name: string, place: string, check: (text: string, where: string) => void): void {
    const part = parts.get(name);
    if (!part) return;
    const isList = Array.isArray(part.value);
    const values = isList ? (part.value as readonly unknown[]) : [part.value];
    values.forEach((value, index) => {
        if (typeof value !== "string" || isUnknownValue(value) || isMadeUp(value)) return;
        check(value, `${place}.${part.key}${isList ? `.${index}` : ""}`);
    });
}

function checkConditions(condition: unknown, place: string, report: Report): void {
    if (typeof condition !== "object" || condition === null || Array.isArray(condition)) return;
    for (const [name, keys] of Object.entries(condition) as [string, unknown][]) {
        const operator = name
            .toLowerCase()
            .replace(/^(forallvalues|foranyvalue):/, "")
            .replace(/ifexists$/, "");
        const kind = operatorKind(operator);
        if (!kind) {
            report(`${place}.${name}`, "is no condition operator");
            continue;
        }
        if (typeof keys !== "object" || keys === null) continue;
        for (const [key, value] of Object.entries(keys) as [string, unknown][]) {
            const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
            // Of values that are no text, number or boolean the document itself tells.
            const isWrong = values.some(
                (one) => typeof one !== "object" && !isUnknownValue(one) && !isMadeUp(one) && !fits(String(one), kind),
            );
            if (isWrong) report(`${place}.${name}.${key}`, `has a value that is ${valueNames[kind]}`);
        }
    }
}

const valueNames: Readonly<Record<NonNullable<ReturnType<typeof operatorKind>>, string>> = {
    string: "no text",
    numeric: "no number",
    date: "no date",
    bool: "neither true nor false",
    binary: "no Base64",
    ipaddress: "no IP address or range of them",
    arn: "no ARN",
    null: "neither true nor false",
};

function fits(value: string, kind: NonNullable<ReturnType<typeof operatorKind>>): boolean {
    if (value.includes("${")) return true;
    switch (kind) {
        case "numeric":
            return value.trim() !== "" && Number.isFinite(Number(value));
        case "date":
            return /^\d+$/.test(value) || !Number.isNaN(Date.parse(value));
        case "bool":
        case "null":
            return /^(true|false)$/i.test(value);
        case "ipaddress": {
            const [address = "", length = "0"] = value.split("/");
            return (
                isIP(address) !== 0 && /^\d{1,3}$/.test(length) && Number(length) <= (isIP(address) === 6 ? 128 : 32)
            );
        }
        case "arn":
            return value.startsWith("arn:") || /[*?]/.test(value);
        case "binary":
            return /^[A-Za-z0-9+/]*={0,2}$/.test(value);
        case "string":
            return true;
    }
}
