import { existsSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";

import { createColors } from "picocolors";

import { version } from "../../package.json";
import { Baseline, BaselineWriter } from "../baseline";
import { Standings } from "../changes";
import { now } from "../dates";
import { ProgramError } from "../engine/program-error";
import { InputError } from "../errors";
import { stackKey, StackLinks } from "../facts/links";
import { fileOutput, streamOutput } from "../output";
import type { Output } from "../output";
import type { Progress } from "../progress";
import { startReport } from "../reports";
import type { Format, Report } from "../reports";
import { addCounts, countChecks, exitCodeOf, noCounts } from "../results";
import type { ExitCode, PolicyCatalog, RunError, StackResult } from "../results";
import { defaultWaiverFile, Waivers } from "../waivers";

/** What became of one stack. */
export type Outcome = { readonly result: StackResult } | { readonly error: RunError };

/** A report besides the first. */
export interface ReportTarget {
    readonly format: Format;
    readonly file: string;
}

/** How the results are wanted, and what is known about them beforehand. */
export interface OutputOptions {
    readonly format: Format;
    /** A file; the standard output otherwise. */
    readonly output?: string;
    /** More reports of the same run. */
    readonly report?: readonly ReportTarget[];
    readonly waivers?: string;
    readonly baseline?: string;
    readonly writeBaseline?: string;
    readonly oscalVersion?: string;
}

/** What is accepted, and what was there before. */
export interface Accepted {
    readonly waivers: Waivers;
    readonly baseline: Baseline;
    /** An earlier review to compare with. */
    readonly since?: Earlier;
}

/** An earlier review, and what the user calls it. */
export interface Earlier {
    readonly name: string;
    readonly standings: Standings;
}

/**
 * Reads the files that say what is accepted.
 *
 * @param directory where the waiver file is taken from when none is named
 * @throws InputError when one of them is no such file
 */
export function readAccepted({ waivers, baseline }: OutputOptions, directory: string, hasOtherPacks = false): Accepted {
    const usual = displayPath(join(directory, defaultWaiverFile));
    const file = waivers ?? (existsSync(usual) ? usual : undefined);
    return {
        waivers: file === undefined ? new Waivers([]) : Waivers.read(file, hasOtherPacks),
        baseline: baseline === undefined ? new Baseline([]) : Baseline.read(baseline),
    };
}

/** Everything that a report is made from. */
export interface Run {
    readonly outcomes: AsyncIterable<Outcome>;
    readonly catalog: PolicyCatalog;
    readonly progress: Progress;
    readonly accepted: Accepted;
}

/** Columns of a report that does not go to a terminal. */
const defaultWidth = 100;

/** Where lines would be a word each, they are left to the terminal to break. */
const narrowest = 50;

interface Sink {
    readonly report: Report;
    readonly output: Output;
}

/** Reports outcomes as they come, in every format that is wanted, and gives the exit code of it all. */
export async function report(
    { outcomes, catalog, progress, accepted: { waivers, baseline, since } }: Run,
    options: OutputOptions,
): Promise<ExitCode> {
    const sinks = startAll(options, catalog);
    const known = options.writeBaseline === undefined ? undefined : fileOutput(options.writeBaseline);
    const findings = new BaselineWriter();
    const links = new StackLinks();
    const standings = new Standings();
    let stacks = 0;
    let counts = noCounts;
    let time: string | undefined;
    const errors: RunError[] = [];
    try {
        for await (const outcome of outcomes) {
            progress.clear();
            if ("error" in outcome) {
                errors.push(outcome.error);
                printError(outcome.error);
            } else {
                const result = baseline.apply(waivers.apply(outcome.result));
                const own = countChecks(result);
                stacks++;
                counts = addCounts(counts, own);
                if (result.time !== undefined && (time === undefined || result.time > time)) time = result.time;
                if (known) findings.add(result);
                if (since) standings.addStack(result);
                if (result.references) links.add(stackKey(result), result.references);
                for (const { report: text, output } of sinks) {
                    const content = text.stack(result, own);
                    for (const part of typeof content === "string" ? [content] : content) await output.write(part);
                }
            }
            progress.draw();
        }
        progress.clear();
        const exitCode = exitCodeOf(counts, errors);
        const end = {
            stacks,
            counts,
            errors,
            exitCode,
            waivers: waivers.use(),
            gone: baseline.gone(),
            links: links.all(),
            ...(since && { changes: since.standings.changesTo(standings, since.name) }),
            time: process.env.SOURCE_DATE_EPOCH === undefined ? (time ?? now().toISOString()) : now().toISOString(),
        };
        for (const { report: text, output } of sinks) await output.write(text.end(end));
        await known?.write(findings.toString());
        for (const output of [...sinks.map((sink) => sink.output), ...(known ? [known] : [])]) output.finish();
        return exitCode;
    } finally {
        progress.clear();
        for (const { output } of sinks) output.discard();
        known?.discard();
    }
}

/** The report that is asked for by --format, and those by --report. Places that cannot be written to are refused at once. */
function startAll(
    { format, output: file, report: more = [], oscalVersion }: OutputOptions,
    catalog: PolicyCatalog,
): Sink[] {
    const toTerminal = file === undefined && process.stdout.isTTY;
    const common = { catalog, version, ...(oscalVersion !== undefined && { oscalVersion }) };
    const first: Sink = {
        output: file === undefined ? streamOutput(process.stdout) : fileOutput(file),
        report: startReport(format, {
            ...common,
            color: file === undefined && wantsColor(process.stdout.isTTY),
            // Some terminals do not know their width, and say 0.
            width: Math.max(narrowest, (toTerminal && process.stdout.columns) || defaultWidth),
        }),
    };
    const others = more.map((target) => ({
        output: fileOutput(target.file),
        report: startReport(target.format, { ...common, color: false, width: defaultWidth }),
    }));
    return [first, ...others];
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
