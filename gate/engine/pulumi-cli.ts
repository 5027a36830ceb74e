import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";

import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import type {
    EngineEvent,
    LocalWorkspaceOptions,
    PolicyEvent,
    PreviewOptions,
    Stack as CliStack,
} from "@pulumi/pulumi/automation";

import type { Properties, Resource } from "../../policy-pack/policy/resource";
import { InputError } from "../errors";
import { runProgram } from "./index";
import type { ProgramOptions, ProgramRun } from "./index";
import { ProgramError } from "./program-error";
import { entryPoint } from "./project";
import type { Project, Stack } from "./project";
import { findSdk } from "./sdk";
import { makeUrn, stackType } from "./urn";

const stackReferenceType = "pulumi:pulumi:StackReference";

/** The folder of the pack that writes down what the engine shows to packs, as the build leaves it. */
function findRecorder(): string | undefined {
    return [path.join(__dirname, "recorder"), path.join(__dirname, "..", "..", "dist", "recorder")].find((folder) =>
        existsSync(path.join(folder, "index.js")),
    );
}

/** A stack of the real Pulumi CLI, in a state of its own that is gone with it: nobody's backend or files are touched. */
export class TemporaryStack {
    private constructor(
        private readonly folder: string,
        private readonly stack: CliStack,
        /** The same stack, run beside its settings: what writes there must not write into the project. */
        private readonly settings: CliStack,
    ) {}

    /**
     * @param others the outputs of other stacks, by the full names that the program knows them by
     * @throws InputError when there is no Pulumi CLI
     */
    static async create(
        project: Project,
        stack: Stack,
        others: ReadonlyMap<string, Properties> = new Map(),
    ): Promise<TemporaryStack> {
        const folder = mkdtempSync(path.join(tmpdir(), "annex42-pulumi-"));
        try {
            return new TemporaryStack(folder, ...(await prepare(folder, project, stack, others)));
        } catch (error) {
            rmSync(folder, { recursive: true, force: true });
            throw error;
        }
    }

    /**
     * Previews the program with the given policy packs.
     *
     * @param options the packs' configuration files, where there are any, in the order of the packs
     * @returns what the packs reported, and the resources as the engine showed them to packs
     * @throws ProgramError when the program or a provider fails
     */
    async preview(
        packs: readonly string[],
        { policyPackConfigs, signal }: Pick<PreviewOptions, "policyPackConfigs" | "signal"> = {},
    ): Promise<{ readonly resources: readonly Resource[]; readonly findings: readonly PolicyEvent[] }> {
        const recorder = findRecorder();
        if (recorder === undefined) throw new Error("The recorder is not built");
        const noConfig = path.join(this.folder, "no-config.json");
        writeFileSync(noConfig, "{}");
        rmSync(this.record, { force: true });
        const findings: PolicyEvent[] = [];
        const errors: string[] = [];
        const onEvent = ({ policyEvent, diagnosticEvent }: EngineEvent): void => {
            if (policyEvent) findings.push(policyEvent);
            if (diagnosticEvent?.severity === "error") errors.push(plain(diagnosticEvent.message));
        };
        // Mandatory findings end a preview with an error, after all has been seen.
        const failure = await this.stack
            .preview({
                ...(signal !== undefined && { signal }),
                ...(policyPackConfigs !== undefined && { policyPackConfigs: [noConfig, ...policyPackConfigs] }),
                ...this.files,
                policyPacks: [recorder, ...packs],
                onEvent,
            })
            .then(
                () => undefined,
                (error: Error) => error,
            );
        if (existsSync(this.record)) {
            return { resources: JSON.parse(readFileSync(this.record, "utf8")) as Resource[], findings };
        }
        throw new ProgramError(errors.join("\n").trim() || reasonIn(failure));
    }

    /**
     * Deploys the stack.
     *
     * @param environment what the program finds in its environment, besides ours
     * @returns the file that its state is exported to
     * @throws ProgramError when the program or a provider fails
     */
    async deploy(environment: Readonly<Record<string, string>> = {}): Promise<string> {
        // The Automation API would ask for outputs as well, and write what it takes to decrypt them into the project.
        const words = ["up", "--yes", "--skip-preview", "--config-file", this.files.configFile];
        const { status, stdout, stderr } = await this.command(words, { environment });
        if (status !== 0) throw new ProgramError(reasonIn(new Error(`${stdout}\n${stderr}`)));
        const file = path.join(this.folder, "export.json");
        writeFileSync(file, JSON.stringify(await this.settings.exportStack()));
        return file;
    }

    /** What packs report of the state of the stack: `pulumi policy analyze`. */
    async analyze(packs: readonly string[]): Promise<readonly PolicyEvent[]> {
        const words = ["policy", "analyze", "--json", ...packs.flatMap((pack) => ["--policy-pack", pack])];
        // Mandatory findings make it fail, after all has been printed.
        const { stdout: printed } = await this.command(words, { directory: this.folder });
        return findingsIn(printed);
    }

    /** Runs the CLI on the stack as a user would type it, in the project's folder unless told. */
    command(
        words: readonly string[],
        {
            directory = this.stack.workspace.workDir,
            environment = {},
        }: { readonly directory?: string; readonly environment?: Readonly<Record<string, string>> } = {},
    ): Promise<CommandResult> {
        const { pulumiCommand, pulumiHome, envVars } = this.stack.workspace;
        const home = pulumiHome !== undefined && { PULUMI_HOME: pulumiHome };
        const env = { ...process.env, ...envVars, ...home, ...environment };
        const all = [...words, "--stack", this.stack.name, "--non-interactive"];
        return new Promise((resolve) => {
            const options = { cwd: directory, env, maxBuffer: 2 ** 30 };
            const child = execFile(pulumiCommand.command, all, options, (_, stdout, stderr) =>
                resolve({ status: child.exitCode, stdout, stderr }),
            );
        });
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** What the CLI has to be told to find the stack's settings. */
    get files(): { readonly configFile: string } {
        return { configFile: path.join(this.folder, `Pulumi.${this.stack.name}.yaml`) };
    }

    private get record(): string {
        return path.join(this.folder, recordFile);
    }
}

const recordFile = "record.json";

/** How a command of the CLI ended. */
interface CommandResult {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** The stack is made in a folder of its own, so that its settings are written there, and then run in the project's. */
async function prepare(
    folder: string,
    project: Project,
    { name, config, secretKeys }: Stack,
    others: ReadonlyMap<string, Properties>,
): Promise<readonly [CliStack, CliStack]> {
    const pulumiCommand = await PulumiCommand.get({ skipVersionCheck: true }).catch(() => {
        throw new InputError("The Pulumi CLI was not found: install it, or leave out --engine pulumi.");
    });
    const home = path.join(folder, "home");
    const plugins = path.join(process.env.PULUMI_HOME ?? path.join(homedir(), ".pulumi"), "plugins");
    mkdirSync(home);
    mkdirSync(path.join(folder, "state"));
    if (existsSync(plugins)) symlinkSync(plugins, path.join(home, "plugins"));
    writeFileSync(path.join(folder, "Pulumi.yaml"), JSON.stringify({ name: project.name, runtime: "nodejs" }));
    const options = {
        pulumiCommand,
        pulumiHome: home,
        envVars: {
            ANNEX42_RECORD_FILE: path.join(folder, recordFile),
            PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
            PULUMI_CONFIG_PASSPHRASE: "annex42",
            // The state is of use only when a deployment is done: it need not be written with every step.
            PULUMI_EXPERIMENTAL: "true",
            PULUMI_SKIP_CHECKPOINTS: "true",
            PULUMI_SKIP_UPDATE_CHECK: "true",
        },
    };
    const settings = await LocalWorkspace.createStack({ stackName: name, workDir: folder }, options);
    await settings.setAllConfig(
        Object.fromEntries(
            Object.entries(config).map(([key, value]) => [key, { value, secret: secretKeys.includes(key) }]),
        ),
    );
    for (const [other, outputs] of others) await makeStack(path.join(folder, "others"), other, outputs, options);
    return [await LocalWorkspace.selectStack({ stackName: name, workDir: project.directory }, options), settings];
}

/** Makes a stack that has nothing but outputs, for others to refer to. */
async function makeStack(
    folder: string,
    fullName: string,
    outputs: Properties,
    options: LocalWorkspaceOptions,
): Promise<void> {
    const [name = fullName, project = "project"] = fullName.split("/").reverse();
    const workDir = path.join(folder, project, name);
    mkdirSync(workDir, { recursive: true });
    writeFileSync(path.join(workDir, "Pulumi.yaml"), JSON.stringify({ name: project, runtime: "nodejs" }));
    const stack = await LocalWorkspace.createStack({ stackName: name, workDir }, options);
    const urn = makeUrn(name, project, "", stackType, `${project}-${name}`);
    const manifest = { time: new Date(0).toISOString(), magic: "", version: "" };
    await stack.importStack({
        version: 3,
        deployment: { manifest, resources: [{ urn, custom: false, type: stackType, outputs }] },
    });
}

/** The findings among the events that `pulumi policy analyze --json` prints, one a line. */
function findingsIn(printed: string): readonly PolicyEvent[] {
    return printed.split("\n").flatMap((line) => {
        if (!line.trimStart().startsWith("{")) return [];
        const { policyEvent } = JSON.parse(line) as EngineEvent;
        return policyEvent ? [policyEvent] : [];
    });
}

/** The outputs of the stacks that a program referred to, by the names that it gave. */
export function otherStacksOf({ resources }: ProgramRun): ReadonlyMap<string, Properties> {
    return new Map(
        resources.flatMap(({ type, outputs: { name, outputs } }) =>
            type === stackReferenceType && typeof name === "string"
                ? [[name, typeof outputs === "object" && outputs !== null ? (outputs as Properties) : {}]]
                : [],
        ),
    );
}

/** The CLI's own word, of an error that holds all that it printed. */
function reasonIn(failure: Error | undefined): string {
    const printed = plain(failure?.message ?? "");
    return /^error: (.+)$/m.exec(printed)?.[1] ?? (printed.trim() || "The preview ended without a word.");
}

function plain(message: string): string {
    return stripVTControlCharacters(message).replace(/<\{%[^%]*%\}>/g, "");
}

/** Runs a program by the real Pulumi CLI; see `runProgram`. */
export async function runWithPulumi(options: ProgramOptions): Promise<ProgramRun> {
    const { project, stack, signal } = options;
    findSdk(entryPoint(project).directory);
    // The other stacks are not in the temporary state. Which they are, and what they are asked for, shows when it runs.
    const embedded = await runProgram({ ...options, onProgress: () => undefined }).catch(() => undefined);
    signal?.throwIfAborted();
    const temporary = await TemporaryStack.create(project, stack, embedded && otherStacksOf(embedded));
    try {
        const { resources } = await temporary.preview([], signal === undefined ? {} : { signal });
        return {
            resources,
            outputs: {},
            secretOutputs: [],
            mode: "preview",
            answers: embedded?.answers.filter(({ kind }) => kind === "stack reference") ?? [],
            opaque: [],
            logs: [],
            stdout: "",
            stderr: "",
        };
    } finally {
        temporary.remove();
    }
}
