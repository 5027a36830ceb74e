import { readProject, readStack, runProgram } from "../../gate/engine";
import type { Mode, ProgramRun } from "../../gate/engine";
import { noFixtures } from "../../gate/engine/answers";
import { PolicyRunner } from "../../gate/evaluate";
import type { PolicyResult } from "../../gate/evaluate";
import { policies } from "../../policy-pack/policies";
import { resolvePackConfig } from "../../policy-pack/policy";
import type { Resource } from "../../policy-pack/policy";
import type { PackConfig } from "../../policy-pack/policy/config";

const runs = new Map<string, Promise<ProgramRun>>();

/** Runs a stack's program through the embedded engine, once for each stack and mode. */
export function runStack(directory: string, stack: string, mode: Mode = "deep"): Promise<ProgramRun> {
    const key = [directory, stack, mode].join(" ");
    let run = runs.get(key);
    if (run === undefined) {
        const project = readProject(directory);
        run = runProgram({ project, stack: readStack(project, stack), fixtures: noFixtures, mode });
        runs.set(key, run);
    }
    return run;
}

const runners = new Map<string, PolicyRunner>();

/** What the pack, under its default configuration or the given one, says of resources. */
export function evaluate(resources: readonly Resource[], config: PackConfig = {}): PolicyResult[] {
    const key = JSON.stringify(config);
    let runner = runners.get(key);
    if (runner === undefined)
        runners.set(key, (runner = new PolicyRunner(policies, resolvePackConfig(policies, config))));
    return runner.evaluate(resources);
}

/** What is not passed, as lines to compare and to read. */
export function linesOf(results: readonly PolicyResult[], verdict: "fail" | "unknown"): string[] {
    return results
        .filter((result) => result.verdict === verdict)
        .map(({ policy, urn, message }) => `${policy} ${urn.slice(urn.lastIndexOf("::") + 2)}: ${message}`)
        .sort();
}
