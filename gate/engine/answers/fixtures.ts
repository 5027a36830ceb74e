import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, LineCounter, parseDocument } from "yaml";
import type { Document, ParsedNode } from "yaml";
import { z } from "zod";

import { isUnknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { InputError } from "../../errors";

const properties = z.record(z.string(), z.unknown());

const functionFixture = z.strictObject({
    /** Only for calls whose arguments include these. */
    args: properties.optional(),
    result: properties,
});

const schema = z.strictObject({
    account: z
        .string("must be a text of 12 digits: put it in quotes, or YAML reads it as a number")
        .regex(/^\d{12}$/, "must be a text of 12 digits")
        .optional(),
    region: z.string().min(1).optional(),
    partition: z.string().min(1).optional(),
    functions: z.record(z.string(), z.union([functionFixture, z.array(functionFixture)])).default({}),
    stackReferences: z.record(z.string(), properties).default({}),
    resources: z.record(z.string(), properties).default({}),
});

/** What the user lets the cloud answer: read from `annex42.fixtures.yaml`, described in docs/fixtures.md. */
export interface Fixtures {
    readonly account?: string | undefined;
    readonly region?: string | undefined;
    readonly partition?: string | undefined;
    /** By token; the first whose `args` are among the call's arguments answers. */
    readonly functions: Readonly<Record<string, readonly FunctionFixture[]>>;
    /** Outputs by the name of the stack. */
    readonly stackReferences: Readonly<Record<string, Properties>>;
    /** Outputs by URN or by `type::name`. */
    readonly resources: Readonly<Record<string, Properties>>;
}

export interface FunctionFixture {
    readonly args?: Properties | undefined;
    readonly result: Properties;
}

export const noFixtures: Fixtures = { functions: {}, stackReferences: {}, resources: {} };

/** The file that is read when the user names none. */
export const defaultFixturesFile = "annex42.fixtures.yaml";

/** Reads the default fixtures file of a project; without one there are no fixtures. */
export function loadProjectFixtures(projectDirectory: string): Fixtures {
    const file = join(projectDirectory, defaultFixturesFile);
    return existsSync(file) ? loadFixtures(file) : noFixtures;
}

/** Reads a fixtures file. Throws {@link InputError} with file and line for one that cannot be used. */
export function loadFixtures(file: string): Fixtures {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
        throw new InputError(`The fixtures file ${missing ? "does not exist" : "cannot be read"}.`, { file });
    }
    return parseFixtures(text, file);
}

/** Reads fixtures from YAML or JSON. `file` is for messages only. */
export function parseFixtures(text: string, file: string): Fixtures {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [error] = document.errors;
    if (error) {
        const [first = "not valid YAML"] = error.message.split("\n");
        const sentence = first.replace(/ at line \d+, column \d+:?$/, "");
        throw new InputError(`The fixtures file is not valid YAML: ${sentence}.`, {
            file,
            line: lines.linePos(error.pos[0]).line,
        });
    }
    const parsed = schema.safeParse(document.toJS() ?? {});
    if (parsed.success) return { ...parsed.data, functions: eachAsList(parsed.data.functions) };

    const { path, message } = deepestIssue(parsed.error.issues[0]);
    const where = path.length > 0 ? `"${path.join(".")}"` : "The fixtures file";
    throw new InputError(`${where}: ${message.replace(/\.$/, "")}.`, { file, ...lineOf(document, path, lines) });
}

function eachAsList<T>(record: Record<string, T | T[]>): Record<string, T[]> {
    return Object.fromEntries(
        Object.entries(record).map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
    );
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
        message: "must be one answer (with `result`) or a list of them",
    });
    return { path: [...issue.path, ...deepest.path], message: deepest.message };
}

/** The line of the node at `path`, or of the nearest one around it. */
function lineOf(document: Document.Parsed, path: readonly PropertyKey[], lines: LineCounter): { line?: number } {
    for (let depth = path.length; depth >= 0; depth--) {
        const parent = depth === 0 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
        const position = positionOfKey(parent, path[depth - 1]);
        if (position !== undefined) return { line: lines.linePos(position).line };
    }
    return {};
}

function positionOfKey(parent: unknown, key: PropertyKey | undefined): number | undefined {
    const node = parent as (ParsedNode & { items?: { key?: ParsedNode | null; range?: number[] }[] }) | null;
    if (!node) return undefined;
    if (key === undefined) return node.range?.[0];
    if (typeof key === "number") return node.items?.[key]?.range?.[0];
    return node.items?.find(({ key: candidate }) => isScalar(candidate) && candidate.value === key)?.key?.range[0];
}

/** The user's answer to a function call, if there is one. */
export function findFunctionFixture(fixtures: Fixtures, token: string, args: Properties): Properties | undefined {
    const candidates = fixtures.functions[token] ?? fixtures.functions[shortToken(token)];
    return candidates?.find((candidate) => includes(args, candidate.args ?? {}))?.result;
}

/** `aws:ec2/getVpc:getVpc` is `aws:ec2:getVpc` to most people. */
export function shortToken(token: string): string {
    const [packageName = "", module = "", name = ""] = token.split(":");
    return `${packageName}:${module.split("/").slice(0, -1).join("/") || module}:${name}`;
}

/** The user's outputs for a resource, if there are any. */
export function findResourceFixture(
    fixtures: Fixtures,
    resource: { urn: string; type: string; name: string },
): Properties | undefined {
    return fixtures.resources[resource.urn] ?? fixtures.resources[`${resource.type}::${resource.name}`];
}

/** Whether `whole` has everything that `part` has; lists are equal or not. */
function includes(whole: unknown, part: unknown): boolean {
    if (isUnknownValue(whole)) return false;
    if (Array.isArray(part)) {
        return (
            Array.isArray(whole) &&
            whole.length === part.length &&
            part.every((element, index) => includes(whole[index], element))
        );
    }
    if (part !== null && typeof part === "object") {
        if (whole === null || typeof whole !== "object" || Array.isArray(whole)) return false;
        return Object.entries(part).every(([key, value]) => includes((whole as Properties)[key], value));
    }
    return whole === part;
}
