import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";

import { policies } from "../../policy-pack/policies";
import type { PackRun } from "../analyzer";
import { listStacks, readProject, readStack, runProgram } from "../engine";
import type { ProgramRun, Project, Stack } from "../engine";
import { loadFixtures, loadProjectFixtures } from "../engine/answers/fixtures";
import type { Fixtures } from "../engine/answers/fixtures";
import { PolicyRunner } from "../evaluate";
import { factsOf } from "../facts";
import { mapInOrder } from "../map-in-order";
import { defaultSettings, PolicyConfigFile } from "../policy-config";
import { Progress } from "../progress";
import { counted } from "../reports/layout";
import { catalogOf, countResources } from "../results";
import type { ExitCode, PolicyCatalog, StackResult } from "../results";
import { displayPath, readAccepted, report, toRunError } from "./run";
import type { Outcome, OutputOptions, Run } from "./run";

export interface GateOptions extends OutputOptions {
    /** Names; all stacks that have a file otherwise. */
    readonly stack?: readonly string[];
    readonly policyConfig?: string;
    readonly fixtures?: string;
    /** Folders of packs to run besides our own. */
    readonly policyPack?: readonly string[];
    /** What runs the program: ours unless told, or the Pulumi CLI that is installed. */
    readonly engine?: "embedded" | "pulumi";
    /** Seconds that the program may go without a word to the engine. */
    readonly deadline?: number;
}

/** The stack that a project without any stack file is run as. */
const defaultStack = "dev";

/** Runs a Pulumi project's stacks through the policies. @throws InputError when it cannot even begin */
export async function gate(directory: string | undefined, options: GateOptions): Promise<ExitCode> {
    return report(startGate(directory, options), options);
}

/** Begins to run a project's stacks. @throws InputError when it cannot even begin */
export function startGate(directory: string | undefined, options: GateOptions): Run {
    const project = readProject(directory === undefined ? findProjectDirectory() : resolve(directory));
    const stacks = stacksOf(project, options.stack ?? []);
    const config = PolicyConfigFile.find(options.policyConfig, project.directory);
    const packs = options.policyPack ?? [];
    const settings = config?.settingsOf(policies, packs.length > 0) ?? defaultSettings(policies);
    const accepted = readAccepted(options, project.directory, packs.length > 0);
    const catalog = catalogOf(policies, settings);
    const progress = new Progress();
    const check = new ProjectCheck({
        project,
        fixtures:
            options.fixtures === undefined ? loadProjectFixtures(project.directory) : loadFixtures(options.fixtures),
        runner: new PolicyRunner(policies, settings),
        packs,
        deadline: options.deadline,
        run: runnerOf(options.engine),
        config,
        catalog,
        onProgress: progressOver(stacks, progress),
    });
    const limit = Math.max(2, availableParallelism());
    return { outcomes: mapInOrder(stacks, limit, (stack) => check.outcomeOf(stack)), catalog, progress, accepted };
}

function runnerOf(engine: GateOptions["engine"]): typeof runProgram {
    if (engine !== "pulumi") return runProgram;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the Automation API is loaded by those only who ask for it
    return (require("../engine/pulumi-cli") as typeof import("../engine/pulumi-cli")).runWithPulumi;
}

/** When the last commit was made in a folder; undefined where git does not know. */
function commitTime(directory: string): string | undefined {
    const { stdout, status } = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: directory, encoding: "utf8" });
    const seconds = Number(stdout);
    return status === 0 && seconds > 0 ? new Date(seconds * 1000).toISOString() : undefined;
}

/** The nearest folder with a project, from the working directory up, as the Pulumi CLI finds it. */
function findProjectDirectory(): string {
    const start = process.cwd();
    for (let directory = start; ; directory = dirname(directory)) {
        if (existsSync(join(directory, "Pulumi.yaml")) || existsSync(join(directory, "Pulumi.yml"))) return directory;
        if (directory === dirname(directory)) return start;
    }
}

interface NamedStack {
    readonly stack: Stack;
    readonly organization?: string;
}

/** All are read before any is run, so that a wrong name costs no time. */
function stacksOf(project: Project, wanted: readonly string[]): readonly NamedStack[] {
    const found = wanted.length > 0 ? wanted : listStacks(project);
    const names = found.length > 0 ? [...new Set(found)] : [defaultStack];
    return names.map((name) => {
        const [organization] = name.split("/");
        return {
            stack: readStack(project, name),
            ...(name.includes("/") && organization !== undefined && { organization }),
        };
    });
}

function progressOver(stacks: readonly NamedStack[], progress: Progress): (stack: string, registered: number) => void {
    const registered = new Map<string, number>();
    return (stack, count) => {
        registered.set(stack, count);
        const resources = [...registered.values()].reduce((sum, one) => sum + one, 0);
        const where = stacks.length === 1 ? stack : counted(stacks.length, "stack");
        progress.update(`Running ${where}: ${counted(resources, "resource")}`);
    };
}

interface CheckOptions {
    readonly project: Project;
    readonly fixtures: Fixtures;
    readonly runner: PolicyRunner;
    readonly packs: readonly string[];
    readonly deadline: number | undefined;
    readonly run: typeof runProgram;
    readonly config: PolicyConfigFile | undefined;
    readonly catalog: PolicyCatalog;
    onProgress(stack: string, registered: number): void;
}

/** What all stacks of a project are checked with. */
class ProjectCheck {
    /** Of the program's last change, so that reports of the same program are the same. */
    private readonly time: string | undefined;

    constructor(private readonly options: CheckOptions) {
        this.time = commitTime(options.project.directory);
    }

    async outcomeOf(named: NamedStack): Promise<Outcome> {
        try {
            return { result: await this.check(named) };
        } catch (error) {
            const problem = toRunError(error, { file: this.options.project.file });
            return { error: { ...problem, message: `Stack "${named.stack.name}": ${problem.message}` } };
        }
    }

    private async check({ stack, organization }: NamedStack): Promise<StackResult> {
        const { project, fixtures, runner, deadline, run } = this.options;
        const failure = new AbortController();
        const running = run({
            project,
            stack,
            fixtures,
            ...(organization !== undefined && { organization }),
            ...(deadline !== undefined && { deadline }),
            signal: failure.signal,
            onProgress: (registered) => this.options.onProgress(stack.name, registered),
        });
        const packs = this.runPacks(stack, organization, running, failure.signal);
        const [ran, packRuns] = await Promise.all([running, packs]).catch((error: unknown) => {
            failure.abort(error);
            throw error;
        });
        const results = [...runner.evaluate(ran.resources), ...packRuns.flatMap((pack) => pack.results)];
        return {
            source: displayPath(project.file),
            project: project.name,
            stack: stack.name,
            basis: ran.mode,
            ...(this.time !== undefined && { time: this.time }),
            ...(ran.deepFailure !== undefined && { deepFailure: ran.deepFailure }),
            resourceCount: countResources(ran.resources),
            results: results.map((result) =>
                result.source
                    ? { ...result, source: { ...result.source, file: displayPath(result.source.file) } }
                    : result,
            ),
            notSeen: ran.opaque,
            answers: ran.answers,
            facts: () => factsOf(ran.resources, ran.outputs.evidence),
        };
    }

    private async runPacks(
        { name: stack, config }: Stack,
        organization: string | undefined,
        running: Promise<ProgramRun>,
        signal: AbortSignal,
    ): Promise<readonly PackRun[]> {
        const { packs, project, catalog, config: policyConfig } = this.options;
        if (packs.length === 0) return [];
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by those only who have packs
        const { runPolicyPack } = require("../analyzer") as typeof import("../analyzer");
        const resources = running.then((run) => run.resources);
        const runs = await Promise.all(
            packs.map((directory) =>
                runPolicyPack(directory, resources, {
                    organization: organization ?? "organization",
                    project: project.name,
                    stack,
                    config,
                    ...(policyConfig && { policyConfig: policyConfig.config }),
                    signal,
                }),
            ),
        );
        for (const info of runs.flatMap((run) => run.policies)) catalog.add(info);
        const aliases = policies.flatMap((policy) => policy.aliases);
        policyConfig?.refuseUnknown(new Set([...catalog.all().map(({ id }) => id), ...aliases]));
        return runs;
    }
}
