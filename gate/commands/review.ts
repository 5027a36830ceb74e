import { existsSync, statSync } from "node:fs";

import { policies } from "../../policy-pack/policies";
import { PolicyRunner } from "../evaluate";
import { factsOf } from "../facts";
import { referencesOf } from "../facts/links";
import { readStackFile } from "../inputs";
import { findFiles } from "../inputs/find-files";
import { outputChecks } from "../inputs/stack-outputs";
import { defaultSettings, PolicyConfigFile } from "../policy-config";
import { Progress } from "../progress";
import { catalogOf, countResources } from "../results";
import type { ExitCode, StackResult } from "../results";
import { readAccepted, report, toRunError } from "./run";
import type { Outcome, OutputOptions } from "./run";

export interface ReviewOptions extends OutputOptions {
    readonly policyConfig?: string;
}

/** Checks what is deployed or planned, by what the Pulumi CLI writes: files, folders and patterns of them. */
export async function review(paths: readonly string[], options: ReviewOptions): Promise<ExitCode> {
    const config = options.policyConfig === undefined ? undefined : PolicyConfigFile.read(options.policyConfig);
    const settings = config?.settingsOf(policies, false) ?? defaultSettings(policies);
    const accepted = readAccepted(options, process.cwd());
    const catalog = catalogOf(policies, settings);
    for (const check of outputChecks) catalog.add(check);
    const progress = new Progress();
    const outcomes = reviewAll(paths, new PolicyRunner(policies, settings), progress);
    return report(outcomes, options, catalog, progress, accepted);
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
            const { result, ...opened } = await reviewFile(input, runner);
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
            references: referencesOf(resources),
        },
        ...(close && { close }),
    };
}
