import { readFileSync } from "node:fs";

import { isScalar, LineCounter, parseDocument } from "yaml";
import type { Document, ParsedNode } from "yaml";
import type { z } from "zod";

import { InputError } from "../errors";
import { reasonOf } from "../output";

/** What a YAML file of ours holds, and where in it things stand. */
export interface YamlFile<T> {
    readonly data: T;
    readonly file: string;
    /** The line, counted from 1, of the value at a path, or of the nearest one around it. */
    lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML (or JSON) file of ours.
 *
 * @param what the file in words, to begin a sentence with, e.g. "The waiver file"
 * @throws InputError with the line of what does not fit
 */
export function readYamlFile<T>(file: string, what: string, schema: z.ZodType<T>): YamlFile<T> {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        throw new InputError(`${what} cannot be read: ${reasonOf(error)}.`, { file });
    }
    return parseYaml(text, file, what, schema);
}

/** As {@link readYamlFile}, of text; `file` is for messages only. */
export function parseYaml<T>(text: string, file: string, what: string, schema: z.ZodType<T>): YamlFile<T> {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [error] = document.errors;
    if (error) {
        const [first = "it cannot be parsed"] = error.message.split("\n");
        const sentence = first.replace(/ at line \d+, column \d+:?$/, "");
        throw new InputError(`${what} is not valid YAML: ${sentence}.`, {
            file,
            line: lines.linePos(error.pos[0]).line,
        });
    }
    const lineOf = (path: readonly PropertyKey[]): number => lineIn(document, path, lines);
    const parsed = schema.safeParse(document.toJS() ?? {});
    if (parsed.success) return { data: parsed.data, file, lineOf };
    const { path, message } = deepestIssue(parsed.error.issues[0]);
    const where = path.length > 0 ? `"${path.join(".")}"` : what;
    throw new InputError(`${where}: ${message.replace(/\.$/, "")}.`, { file, line: lineOf(path) });
}

/** A union reports one list of issues a branch: the branch that got furthest says what the user meant. */
function deepestIssue(issue: z.core.$ZodIssue | undefined): { path: PropertyKey[]; message: string } {
    if (!issue) return { path: [], message: "is not understood" };
    if (issue.code === "unrecognized_keys") {
        return { path: [...issue.path, issue.keys[0] ?? ""], message: "is not a known key" };
    }
    if (issue.code !== "invalid_union") return issue;
    const nested = issue.errors.map((branch) => deepestIssue(branch[0]));
    const deepest = nested.reduce((best, next) => (next.path.length > best.path.length ? next : best), {
        path: [] as PropertyKey[],
        message: issue.message,
    });
    return { path: [...issue.path, ...deepest.path], message: deepest.message };
}

function lineIn(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): number {
    for (let depth = path.length; depth >= 0; depth--) {
        const parent = depth === 0 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
        const position = positionOfKey(parent, path[depth - 1]);
        if (position !== undefined) return lines.linePos(position).line;
    }
    return 1;
}

function positionOfKey(parent: unknown, key: PropertyKey | undefined): number | undefined {
    const node = parent as (ParsedNode & { items?: { key?: ParsedNode | null; range?: number[] }[] }) | null;
    if (!node) return undefined;
    if (key === undefined) return node.range?.[0];
    if (typeof key === "number") return node.items?.[key]?.range?.[0];
    return node.items?.find(({ key: candidate }) => isScalar(candidate) && candidate.value === key)?.key?.range[0];
}
