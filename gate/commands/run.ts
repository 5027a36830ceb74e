import { isAbsolute, relative, sep } from "node:path";

import { createColors } from "picocolors";

import { version } from "../../package.json";
import { ProgramError } from "../engine/program-error";
import { InputError } from "../errors";
import { fileOutput, streamOutput } from "../output";
import type { Progress } from "../progress";
import { startReport } from "../reports";
import type { Format } from "../reports";
import { addCounts, countChecks, exitCodeOf, noCounts } from "../results";
import type { ExitCode, PolicyCatalog, RunError, StackResult } from "../results";

/** What became of one stack. */
export type Outcome = { readonly result: StackResult } | { readonly error: RunError };

/** How the results are wanted. */
export interface OutputOptions {
    readonly format: Format;
    /** A file; the standard output otherwise. */
    readonly output?: string;
}

/** Columns of a report that does not go to a terminal. */
const defaultWidth = 100;

/** Where lines would be a word each, they are left to the terminal to break. */
const narrowest = 50;

/** Reports outcomes as they come, and gives the exit code of it all. */
export async function report(
    outcomes: AsyncIterable<Outcome>,
    { format, output: file }: OutputOptions,
    catalog: PolicyCatalog,
    progress: Progress,
): Promise<ExitCode> {
    const toTerminal = file === undefined && process.stdout.isTTY;
    const output = file === undefined ? streamOutput(process.stdout) : fileOutput(file);
    const text = startReport(format, {
        catalog,
        version,
        color: file === undefined && wantsColor(process.stdout.isTTY),
        // Some terminals do not know their width, and say 0.
        width: Math.max(narrowest, (toTerminal && process.stdout.columns) || defaultWidth),
    });
    let stacks = 0;
    let counts = noCounts;
    const errors: RunError[] = [];
    try {
        for await (const outcome of outcomes) {
            progress.clear();
            if ("error" in outcome) {
                errors.push(outcome.error);
                printError(outcome.error);
            } else {
                const own = countChecks(outcome.result);
                stacks++;
                counts = addCounts(counts, own);
                await output.write(text.stack(outcome.result, own));
            }
            progress.draw();
        }
        progress.clear();
        const exitCode = exitCodeOf(counts, errors);
        await output.write(text.end({ stacks, counts, errors, exitCode }));
        output.finish();
        return exitCode;
    } finally {
        progress.clear();
        output.discard();
    }
}

/** As the conventions have it: NO_COLOR turns colours off, FORCE_COLOR on, and a terminal has them otherwise. */
export function wantsColor(isTerminal: boolean | undefined): boolean {
    const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = process.env;
    if (no !== undefined && no !== "") return false;
    if (force !== undefined && force !== "") return force !== "0";
    return isTerminal === true && terminal !== "dumb";
}

/** Tells the user what is wrong, and where. */
export function printError({ message, file, line, column }: RunError): void {
    const { bold, red, cyan } = createColors(wantsColor(process.stderr.isTTY));
    const place = [file, line, column].filter((part) => part !== undefined).join(":");
    process.stderr.write(`${bold(red("error:"))} ${message}\n${place === "" ? "" : `  ${cyan(place)}\n`}`);
}

/**
 * An error that the user can act on, as reports show it.
 *
 * @throws the error itself when it is of no such kind
 */
export function toRunError(error: unknown, place: { readonly file?: string } = {}): RunError {
    if (error instanceof InputError) {
        const { file = place.file, line, column } = error.at ?? {};
        return {
            message: error.message,
            ...(file !== undefined && { file: displayPath(file) }),
            ...(line !== undefined && { line }),
            ...(column !== undefined && { column }),
        };
    }
    if (error instanceof ProgramError) {
        return { message: error.message, ...(place.file !== undefined && { file: displayPath(place.file) }) };
    }
    throw error;
}

/** A path as one would type it here: from the working directory, or absolute for what is outside of it. */
export function displayPath(file: string): string {
    if (!isAbsolute(file)) return file;
    const path = relative(process.cwd(), file);
    if (path === "") return ".";
    return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path) ? file : path;
}
