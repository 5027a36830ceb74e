import { readFileSync } from "node:fs";

import { z } from "zod";

import { InputError } from "./errors";
import type { PolicyResult } from "./evaluate";
import { parseJson } from "./inputs/json-text";
import { reasonOf } from "./output";
import type { StackResult } from "./results";

/** A violation that was there before: policy, resource, and the property where there is one. */
const knownFinding = z.strictObject({
    policy: z.string(),
    urn: z.string(),
    path: z.string().optional(),
});

/** The one definition of a baseline file. */
export const baselineSchema = z.strictObject({ version: z.literal(1), findings: z.array(knownFinding) });

type KnownFinding = z.infer<typeof knownFinding>;

/** Violations that were there when a project began to be checked: they are shown, and stop nothing. */
export class Baseline {
    private readonly known: ReadonlySet<string>;
    private readonly seen = new Set<string>();

    constructor(findings: readonly KnownFinding[]) {
        this.known = new Set(findings.map(keyOf));
    }

    /** @throws InputError when the file cannot be read, or is no baseline */
    static read(file: string): Baseline {
        let text: string;
        try {
            text = readFileSync(file, "utf8");
        } catch (error) {
            throw new InputError(`The baseline cannot be read: ${reasonOf(error)}.`, { file });
        }
        const parsed = baselineSchema.safeParse(parseJson(text, file));
        if (!parsed.success) {
            throw new InputError("The file is no baseline: `--write-baseline <file>` writes one.", { file, line: 1 });
        }
        return new Baseline(parsed.data.findings);
    }

    /** The same results, with what was there before marked as such; where it would block, it only warns. */
    apply(stack: StackResult): StackResult {
        const results = stack.results.map((result) => {
            if (result.verdict !== "fail" || !this.known.has(keyOf(result))) return result;
            this.seen.add(keyOf(result));
            return { ...result, known: true, effect: result.effect === "block" ? ("warn" as const) : result.effect };
        });
        return { ...stack, results };
    }

    /** How many of its violations are gone. */
    gone(): number {
        return this.known.size - this.seen.size;
    }
}

/** Collects what a baseline is made of. Waived violations stay out: they have an owner and a day. */
export class BaselineWriter {
    private readonly findings = new Map<string, KnownFinding>();

    add({ results }: StackResult): void {
        for (const result of results) {
            if (result.verdict !== "fail" || result.waiver) continue;
            const { policy, urn, path } = result;
            this.findings.set(keyOf(result), { policy, urn, ...(path !== undefined && { path }) });
        }
    }

    /** The same for the same findings, line by line, so that changes of it can be reviewed. */
    toString(): string {
        const keys = [...this.findings.keys()].sort();
        const lines = keys.map((key) => `    ${JSON.stringify(this.findings.get(key))}`);
        return `{\n  "version": 1,\n  "findings": [\n${lines.join(",\n")}\n  ]\n}\n`;
    }
}

function keyOf({ policy, urn, path }: KnownFinding | PolicyResult): string {
    return `${policy} ${urn} ${path ?? ""}`;
}
