import { isScalar, LineCounter, parseDocument } from "yaml";
import type { Document, ParsedNode } from "yaml";
import { z } from "zod";

import { InputError } from "../../errors";
import type { Fixtures } from "./fixtures";

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
