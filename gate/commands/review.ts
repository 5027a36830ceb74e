import { constants } from "node:buffer";
import { readFileSync, statSync } from "node:fs";

import { policies } from "../../policy-pack/policies";
import { InputError } from "../errors";
import { PolicyRunner } from "../evaluate";
import { factsOf } from "../facts";
import { referencesOf } from "../facts/links";
import { findFiles } from "../inputs/find-files";
import { readStackExport } from "../inputs/stack-export";
import { reasonOf } from "../output";
import { defaultSettings, PolicyConfigFile } from "../policy-config";
import { Progress } from "../progress";
import { catalogOf, countResources } from "../results";
import type { ExitCode, StackResult } from "../results";
import { readAccepted, report, toRunError } from "./run";
import type { Outcome, OutputOptions } from "./run";

export interface ReviewOptions extends OutputOptions {
    readonly policyConfig?: string;
}

/** Checks what is deployed, by stack exports: files, folders and patterns of them. */
export async function review(paths: readonly string[], options: ReviewOptions): Promise<ExitCode> {
    const config = options.policyConfig === undefined ? undefined : PolicyConfigFile.read(options.policyConfig);
    const settings = config?.settingsOf(policies, false) ?? defaultSettings(policies);
    const accepted = readAccepted(options, process.cwd());
    const catalog = catalogOf(policies, settings);
    const progress = new Progress();
    const outcomes = reviewAll(paths, new PolicyRunner(policies, settings), progress);
    return report(outcomes, options, catalog, progress, accepted);
}

/** One file after the other, so that no more than one is in memory. */
async function* reviewAll(paths: readonly string[], runner: PolicyRunner, progress: Progress): AsyncGenerator<Outcome> {
    const files = new Set<string>();
    for (const path of paths) {
        const outcome = attempt(() => findFiles(path).forEach((file) => files.add(file)));
        if (outcome && "error" in outcome) yield outcome;
    }
    let reviewed = 0;
    for (const file of files) {
        progress.update(`Reviewing ${++reviewed} of ${files.size}: ${file}`);
        yield attempt(() => ({ result: reviewFile(file, runner) }));
    }
}

function attempt<T>(action: () => T): T | { readonly error: ReturnType<typeof toRunError> } {
    try {
        return action();
    } catch (error) {
        return { error: toRunError(error) };
    }
}

function reviewFile(file: string, runner: PolicyRunner): StackResult {
    const { resources, notSeen, project, stack } = readStackExport(readText(file), file);
    return {
        source: file,
        ...(project !== undefined && { project }),
        ...(stack !== undefined && { stack }),
        basis: "state",
        resourceCount: countResources(resources),
        results: runner.evaluate(resources, { judgesExternal: true }),
        notSeen,
        answers: [],
        facts: () => factsOf(resources),
        references: referencesOf(resources),
    };
}

function readText(file: string): string {
    let bytes: Buffer;
    try {
        if (statSync(file).size > constants.MAX_STRING_LENGTH) {
            const limit = Math.floor(constants.MAX_STRING_LENGTH / 2 ** 20);
            throw new InputError(`The file is larger than ${limit} MiB, which is more than can be read at once.`, {
                file,
            });
        }
        bytes = readFileSync(file);
    } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`The file cannot be read: ${reasonOf(error)}.`, { file });
    }
    // What a redirection in Windows PowerShell writes.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
}
