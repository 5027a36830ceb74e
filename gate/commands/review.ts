import { existsSync, readFileSync, statSync } from "node:fs";

import { policies } from "../../policy-pack/policies";
import { Standings } from "../changes";
import { PolicyRunner } from "../evaluate";
import type { PolicyResult } from "../evaluate";
import { factsOf } from "../facts";
import { referencesOf, stackKey } from "../facts/links";
import { readStackFile, wholeLimit } from "../inputs";
import { findFiles } from "../inputs/find-files";
import { outputChecks } from "../inputs/stack-outputs";
import { defaultSettings, PolicyConfigFile } from "../policy-config";
import { Progress } from "../progress";
import { resultsSchema } from "../reports/results-schema";
import type { JsonReport } from "../reports/results-schema";
import { catalogOf, countResources } from "../results";
import type { ExitCode, StackResult } from "../results";
import { readAccepted, report, toRunError } from "./run";
import type { Earlier, Outcome, OutputOptions, Run } from "./run";

export interface ReviewOptions extends OutputOptions {
    /** An earlier report as JSON, or what was reviewed then: a file, a folder or a pattern. */
    readonly since?: string;
    readonly policyConfig?: string;
}

/** Checks what is deployed or planned, by what the Pulumi CLI writes: files, folders and patterns of them. */
export async function review(paths: readonly string[], options: ReviewOptions): Promise<ExitCode> {
    return report(await startReview(paths, options), options);
}

/** Begins to review files. @throws InputError when a file that says how cannot be read */
export async function startReview(paths: readonly string[], options: ReviewOptions): Promise<Run> {
    const config = PolicyConfigFile.find(options.policyConfig, process.cwd());
    const settings = config?.settingsOf(policies, false) ?? defaultSettings(policies);
    const accepted = readAccepted(options, process.cwd());
    const catalog = catalogOf(policies, settings);
    for (const check of outputChecks) catalog.add(check);
    const progress = new Progress();
    const runner = new PolicyRunner(policies, settings);
    const since = options.since === undefined ? undefined : await readEarlier(options.since, runner);
    const outcomes = reviewAll(paths, runner, progress);
    return { outcomes, catalog, progress, accepted: { ...accepted, ...(since && { since }) } };
}

/**
 * How the checks stood before.
 *
 * @throws InputError when what is named is neither a report nor can be reviewed
 */
async function readEarlier(path: string, runner: PolicyRunner): Promise<Earlier> {
    const standings = new Standings();
    for (const file of findFiles(path)) {
        const stacks = readReport(file);
        if (stacks) {
            for (const stack of stacks) {
                standings.add(stackKey({ source: stack.source, ...namesOf(stack) }), stack.results as PolicyResult[]);
            }
            continue;
        }
        const { result, close } = await reviewFile({ file, isNamed: true }, runner, false);
        standings.addStack(result);
        close?.();
    }
    return { name: path, standings };
}

/** The stacks of a report that `--format json` wrote; undefined for any other file. */
function readReport(file: string): JsonReport["stacks"] | undefined {
    // Reports say so at their end, and exports may be too large to look.
    if (/\.gz$/i.test(file) || statSync(file).size > wholeLimit) return undefined;
    let document: unknown;
    try {
        document = JSON.parse(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
    const parsed = resultsSchema.safeParse(document);
    return parsed.success ? parsed.data.stacks : undefined;
}

function namesOf({ project, stack }: JsonReport["stacks"][number]): { project?: string; stack?: string } {
    return { ...(project !== null && { project }), ...(stack !== null && { stack }) };
}

/** A file to review, and whether the user named it, or a folder or pattern that it is in. */
interface Input {
    readonly file: string;
    readonly isNamed: boolean;
}

/** One file after the other, so that no more than one is in memory. */
async function* reviewAll(paths: readonly string[], runner: PolicyRunner, progress: Progress): AsyncGenerator<Outcome> {
    const inputs = new Map<string, Input>();
    for (const path of paths) {
        try {
            const isNamed = existsSync(path) && statSync(path).isFile();
            for (const file of findFiles(path)) if (!inputs.has(file)) inputs.set(file, { file, isNamed });
        } catch (error) {
            yield { error: toRunError(error) };
        }
    }
    let reviewed = 0;
    for (const input of inputs.values()) {
        progress.update(`Reviewing ${++reviewed} of ${inputs.size}: ${input.file}`);
        let close: (() => void) | undefined;
        try {
            const { result, ...opened } = await reviewFile(input, runner, inputs.size > 1);
            close = opened.close;
            yield { result };
        } catch (error) {
            yield { error: toRunError(error) };
        } finally {
            close?.();
        }
    }
}

async function reviewFile(
    { file, isNamed }: Input,
    runner: PolicyRunner,
    areSeveral: boolean,
): Promise<{ readonly result: StackResult; readonly close?: () => void }> {
    const { resources, notSeen, project, stack, basis, time, results = [], close } = await readStackFile(file, isNamed);
    const isState = basis === "state";
    return {
        result: {
            source: file,
            ...(project !== undefined && { project }),
            ...(stack !== undefined && { stack }),
            ...(time !== undefined && { time }),
            basis,
            resourceCount: countResources(resources),
            results: [...results, ...runner.evaluate(resources, { judgesExternal: isState })],
            notSeen,
            answers: [],
            facts: () => factsOf(resources),
            ...(areSeveral && { references: referencesOf(resources) }),
        },
        ...(close && { close }),
    };
}
