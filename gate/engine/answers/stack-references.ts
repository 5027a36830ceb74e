import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { madeUpString } from "./made-up-strings";
import type { AnswerContext, StackReferenceAnswer } from "./types";

/**
 * The outputs of another stack. Without a fixture, deep mode makes up those that the program's source asks for by
 * name; where it asks by names that are not in the source, nothing is known, which is what preview mode says always.
 */
export function answerStackReference(name: string, context: AnswerContext): StackReferenceAnswer {
    const fixture = context.fixtures.stackReferences[name] ?? context.fixtures.stackReferences[lastPart(name)];
    if (fixture) return { name, origin: "fixture", outputs: fixture, secretOutputNames: [] };

    const asked = context.mode === "deep" ? findAskedOutputs(context.programDirectory) : undefined;
    if (!asked || asked.size === 0) return { name, origin: "unknown", outputs: unknownValue, secretOutputNames: [] };
    const outputs: Properties = Object.fromEntries(
        Array.from(asked, ([output, isList]) => [output, madeUpOutput(name, output, isList, context)]),
    );
    return { name, origin: "made up", outputs, secretOutputNames: [] };
}

/** `organization/project/stack` is `stack` to a fixture that was written for one project. */
function lastPart(name: string): string {
    return name.split("/").at(-1) ?? name;
}

function madeUpOutput(stack: string, output: string, isList: boolean, context: AnswerContext): unknown {
    const property = output.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
    const token = tokenFor(property);
    const seed = `${stack}.${output}`;
    if (!isList && !/(?:Ids|Arns|Zones|Names|Cidrs|Urls|subnets)$/i.test(property)) {
        return madeUpString({ property, token, seed }, context);
    }
    return [0, 1, 2].map((index) =>
        madeUpString({ property: property.replace(/s$/, ""), token, seed: `${seed}.${index}` }, context),
    );
}

/** An output called `vpc` or `subnet` has no type: the name alone tells. */
function tokenFor(property: string): string {
    return `:${property.replace(/(?:Ids?|Arns?|Names?)$/, "")}:${property}`;
}

const askedOutput =
    /\.\s*(?:get|require)Output(?:Value|Details|Sync)?\s*(?:<[^>()]*>)?\(\s*(?:(["'`])([^"'`$]+)\1\s*,?\s*\)(?=([^;\n]{0,60}))|)/g;

/** What follows on an output that is a list, in the source. */
const usesOfLists = [
    /string\[\]|Array<string>/,
    /^\s*\[\d/,
    /^\s*\.apply\(\s*\(?\w+(?:\s*:[^()=]*)?\)?\s*=>\s*\w+(?:\[\d|\.(?:every|filter|find|flatMap|forEach|join|map|reduce|some)\b)/,
];

/** The names by which the source asks for other stacks' outputs, and whether as a list; undefined when some are not in it. */
function findAskedOutputs(programDirectory: string): ReadonlyMap<string, boolean> | undefined {
    const asked = new Map<string, boolean>();
    for (const file of sourceFiles(programDirectory)) {
        const text = readFileSync(file, "utf8");
        if (/\.outputs\b/.test(text) && text.includes("StackReference")) return undefined;
        for (const [, , name, following = ""] of text.matchAll(askedOutput)) {
            if (name === undefined) return undefined;
            const after = following.replace(/\.\s*(?:get|require)Output.*/, "");
            asked.set(name, (asked.get(name) ?? false) || usesOfLists.some((use) => use.test(after)));
        }
    }
    return asked;
}

function sourceFiles(directory: string): readonly string[] {
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
        const path = join(directory, entry.name);
        if (entry.isDirectory()) {
            return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : sourceFiles(path);
        }
        return /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
    });
}
