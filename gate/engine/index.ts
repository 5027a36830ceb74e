import * as net from "node:net";
import { devNull } from "node:os";
import * as path from "node:path";
import type { AddressInfo, Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Properties, Resource } from "../../policy-pack/policy/resource";
import { answerContext } from "./answers/context";
import type { AnswerContext, Fixtures } from "./answers";
import { preloadEnvironment, ProgramProcess } from "./child";
import type { Command, Outcome } from "./child";
import type { Answered, LogMessage, Monitor } from "./monitor";
import { ProgramError } from "./program-error";
import { entryPoint, undecryptedValue } from "./project";
import type { Project, Stack } from "./project";
import { findSdk } from "./sdk";
import { stackType } from "./urn";

export { ProgramError } from "./program-error";
export { listStacks, readProject, readStack } from "./project";
export type { Project, Stack } from "./project";
export type { Answered, LogMessage } from "./monitor";

/**
 * How much is made up for the program: `deep` gives it everything it may read, so that all of it runs; `preview` gives
 * it what a real preview would know, and no more.
 */
export type Mode = "deep" | "preview";

/** What to run, and how. */
export interface ProgramOptions {
    readonly project: Project;
    readonly stack: Stack;
    readonly fixtures: Fixtures;
    /** Default: deep, then preview when the deep run fails or stands still. */
    readonly mode?: Mode;
    /** Default: `organization`, as for stacks that are kept outside Pulumi Cloud. */
    readonly organization?: string;
    /** Seconds that the program may go without a word to the engine; ten times as long in all. Default 60. */
    readonly deadline?: number;
    /** Ends the program and rejects with the signal's reason. */
    readonly signal?: AbortSignal;
    /** Told how many resources are registered so far. */
    onProgress?(registered: number): void;
}

/** What a program registered, and what that rests on. */
export interface ProgramRun {
    /** In the order of registration; source files are absolute. */
    readonly resources: readonly Resource[];
    /** The stack's exports; secrets are in plain text. */
    readonly outputs: Properties;
    readonly secretOutputs: readonly string[];
    readonly mode: Mode;
    /** Why the deep run was given up, in a sentence; with the program's own error. */
    readonly deepFailure?: string;
    /** What was answered for functions, stack references and configuration, and from what. */
    readonly answers: readonly Answered[];
    readonly opaque: readonly { readonly urn: string; readonly reason: string }[];
    /** What the program logged by Pulumi's own means. */
    readonly logs: readonly LogMessage[];
    /** What it wrote to its standard streams. */
    readonly stdout: string;
    readonly stderr: string;
}

/** Why a run did not come to its end. */
interface Failure {
    readonly message: string;
    readonly output: string;
    /** Nothing was made up for the program before it failed, so that another mode would end the same. */
    readonly final: boolean;
    readonly standstill: boolean;
}

/** How a program is run once. */
interface Manner {
    readonly mode: Mode;
    /** Takes long. */
    readonly checksTypes?: true;
    /** What a function of the program fails to make is unknown, whatever it was given. */
    readonly lenient?: true;
}

type Attempt = { readonly run: ProgramRun } | { readonly failure: Failure };

const defaultDeadline = 60;

/** Whole runs get this many times the time that a silence gets. */
const silencesInRun = 10;

/**
 * Runs a Pulumi program without Pulumi: answers what it asks of the engine and its providers, and gives back what it
 * registers. Nothing of it is left running.
 *
 * @throws ProgramError when the program fails, or does not end, with its own message
 * @throws InputError when it cannot be started: dependencies that are not installed
 */
export async function runProgram(options: ProgramOptions): Promise<ProgramRun> {
    const [missing] = options.stack.missingKeys;
    if (missing !== undefined) throw new ProgramError(missingConfiguration(missing, options.stack));

    const first = await attempt(options, { mode: options.mode ?? "deep" });
    if ("run" in first) return first.run;
    if (options.mode !== undefined || first.failure.final) throw toError(first.failure);

    const second = await attempt(options, { mode: "preview" });
    // An error of the program's own says more than that it stood still.
    if ("failure" in second) throw toError(second.failure.standstill ? first.failure : second.failure);
    // A program that comes through a preview fails on what is made up only, even where that bears no mark.
    const third = isOfCallback(first.failure) ? await attempt(options, { mode: "deep", lenient: true }) : first;
    return "run" in third ? third.run : { ...second.run, deepFailure: inOneSentence(first.failure) };
}

/** Whether a function that was applied to an output threw it, by the SDK's own in the trace. */
function isOfCallback({ message }: Failure): boolean {
    return message.includes("applyHelperAsync");
}

function inOneSentence({ message, standstill }: Failure): string {
    const lines = message.split("\n").map((line) => line.trim());
    const [first = ""] = lines;
    if (standstill) return first;
    // Before the error may stand what the program logged, and the SDK's word that there is one.
    const error = lines
        .map((line) => line.replace(/^<ref \*\d+> /, ""))
        .find((line) => /^(?:[\w.]*Error|Error \[\w+\])\b.*: /.test(line));
    return `With made-up values the program failed: ${error ?? first}`;
}

function toError(failure: Failure): ProgramError {
    return new ProgramError(failure.message, failure.output);
}

async function attempt(options: ProgramOptions, manner: Manner): Promise<Attempt> {
    const first = await attemptOnce(options, manner);
    const lacks = "failure" in first && lacksExport(first.failure.message);
    return lacks ? attemptOnce(options, { ...manner, checksTypes: true }) : first;
}

/** Which of the names that an ES module hands on are those of types, only its types tell. */
function lacksExport(message: string): boolean {
    return message.includes("does not provide an export named");
}

async function attemptOnce(options: ProgramOptions, manner: Manner): Promise<Attempt> {
    options.signal?.throwIfAborted();
    const context = contextOf(options, manner.mode);
    const pending: Socket[] = [];
    let accept = (socket: Socket): void => void pending.push(socket);
    const listener = net.createServer((socket) => accept(socket));
    const address = await listen(listener);
    const program = startProgram(options, context, manner, address, listener);
    const watch = new Watch(program, options.deadline ?? defaultDeadline, options.signal);
    let outcome: Outcome;
    let monitor: Monitor;
    try {
        // The program takes longer to start than this takes to load, so it goes first.
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would not go through ts-node
        const { ProtocolServer } = require("./server") as typeof import("./server");
        monitor = makeMonitor(options, context, watch);
        const server = new ProtocolServer(monitor, listener);
        accept = (socket) => server.accept(socket);
        pending.forEach(accept);
        outcome = await program.ended.finally(() => server.close());
    } finally {
        watch.stop();
        program.kill();
        listener.close();
    }
    options.signal?.throwIfAborted();
    return judge(options, manner.mode, monitor, outcome, watch.verdict);
}

function contextOf({ project, stack, fixtures }: ProgramOptions, mode: Mode): AnswerContext {
    const { AWS_REGION: environmentRegion, AWS_DEFAULT_REGION: defaultRegion } = process.env;
    return answerContext({
        fixtures,
        programDirectory: entryPoint(project).directory,
        mode,
        region: stack.config["aws:region"] ?? environmentRegion ?? defaultRegion,
    });
}

function startProgram(
    options: ProgramOptions,
    context: AnswerContext,
    manner: Manner,
    address: string,
    listener: net.Server,
): ProgramProcess {
    try {
        return new ProgramProcess(commandFor(options, context, manner, address));
    } catch (error) {
        // Left open, it would keep our own process alive.
        listener.close();
        throw error;
    }
}

function listen(listener: net.Server): Promise<string> {
    return new Promise((resolve, reject) => {
        listener.once("error", reject);
        listener.listen(0, "127.0.0.1", () => resolve(`127.0.0.1:${(listener.address() as AddressInfo).port}`));
    });
}

function commandFor(options: ProgramOptions, context: AnswerContext, manner: Manner, address: string): Command {
    const { project, stack } = options;
    const { directory, program } = entryPoint(project);
    const sdk = findSdk(directory);
    const flags = {
        monitor: address,
        engine: address,
        organization: organizationOf(options),
        project: project.name,
        "root-directory": project.directory,
        stack: stack.name,
        pwd: directory,
        // Without bound in effect, as the engine's default.
        parallel: "1024",
    };
    return {
        arguments: [
            ...project.nodeArguments,
            sdk.runner,
            ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
            "--dry-run",
            program,
        ],
        directory,
        environment: environmentFor(project, stack, context, manner),
    };
}

function organizationOf(options: ProgramOptions): string {
    return options.organization ?? "organization";
}

/** What the language host sets, so that nothing of it may come from elsewhere; one is the user's to set. */
const ownVariables = /^(?:PULUMI_NODEJS_(?!SKIP_COMPONENT_INPUTS$)|PULUMI_CONFIG|TS_NODE_)/;

/**
 * A program that runs with made-up values may call a cloud with them, and change what is there: it gets nobody's
 * credentials, neither from the environment nor from where AWS's SDKs and Kubernetes clients look for them.
 */
const credentials =
    /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SE(?:SSION|CURITY)_TOKEN|WEB_IDENTITY_TOKEN_FILE|BEARER_TOKEN_\w+|CONTAINER_\w+)|PULUMI_ACCESS_TOKEN)$/;
const withoutCredentials = {
    AWS_CONFIG_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    KUBECONFIG: devNull,
};

function environmentFor(
    project: Project,
    stack: Stack,
    { region, mode }: AnswerContext,
    { checksTypes, lenient }: Manner,
): Record<string, string> {
    const inherited = Object.entries(process.env).filter(
        (entry): entry is [string, string] =>
            entry[1] !== undefined && !ownVariables.test(entry[0]) && !credentials.test(entry[0]),
    );
    return {
        // Programs that read the region get the one that they are answered in.
        AWS_REGION: region,
        ...Object.fromEntries(inherited),
        ...withoutCredentials,
        PULUMI_CONFIG: JSON.stringify(stack.config),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(stack.secretKeys),
        ...(project.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
        ...(project.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
        // Types are checked elsewhere: here that would take most of the time. The second one reaches ES modules.
        ...(checksTypes ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: "true", TS_NODE_TRANSPILE_ONLY: "true" }),
        ...preloadEnvironment(),
        ANNEX42_FORGIVEN: lenient ? "all" : "made up",
        ...(stack.undecryptedKeys.length > 0 ? { ANNEX42_UNKNOWN_SECRETS: JSON.stringify(unknownSecrets(mode)) } : {}),
    };
}

/** What the preload makes of encrypted configuration: `kinds` as in the names of `pulumi.Config`'s methods. */
function unknownSecrets(mode: Mode): { readonly standIn: string; readonly kinds: readonly string[] } {
    const kinds = ["Boolean", "Number", "Object"];
    return { standIn: undecryptedValue, kinds: mode === "deep" ? kinds : ["", ...kinds] };
}

function makeMonitor(options: ProgramOptions, context: AnswerContext, watch: Watch): Monitor {
    const { project, stack } = options;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded while the program starts
    const { Monitor: MonitorClass } = require("./monitor") as typeof import("./monitor");
    return new MonitorClass({
        project: project.name,
        stack: stack.name,
        organization: organizationOf(options),
        config: stack.config,
        secretKeys: stack.secretKeys,
        context,
        onFatal: (sentence) => watch.end({ kind: "fatal", sentence }),
        onActivity: () => watch.heard(),
        onProgress: (registered) => options.onProgress?.(registered),
    });
}

/** Why we ended a program that would have gone on. */
type Verdict =
    | { readonly kind: "fatal"; readonly sentence: string }
    | { readonly kind: "silent"; readonly seconds: number }
    | { readonly kind: "endless"; readonly seconds: number }
    | { readonly kind: "aborted" };

/** Watches over a running program and ends it when it is time. */
class Watch {
    verdict: Verdict | undefined;
    private lastHeard = Date.now();
    private readonly started = Date.now();
    private readonly timer: NodeJS.Timeout;
    private readonly onAbort = (): void => this.end({ kind: "aborted" });

    constructor(
        private readonly program: ProgramProcess,
        private readonly deadline: number,
        private readonly signal: AbortSignal | undefined,
    ) {
        this.timer = setInterval(() => this.look(), Math.min(250, (deadline * 1000) / 4));
        signal?.addEventListener("abort", this.onAbort);
    }

    heard(): void {
        this.lastHeard = Date.now();
    }

    end(verdict: Verdict): void {
        this.verdict ??= verdict;
        this.program.kill();
    }

    stop(): void {
        clearInterval(this.timer);
        this.signal?.removeEventListener("abort", this.onAbort);
    }

    private look(): void {
        const now = Date.now();
        const seconds = this.deadline * silencesInRun;
        if (now - this.lastHeard > this.deadline * 1000) this.end({ kind: "silent", seconds: this.deadline });
        else if (now - this.started > seconds * 1000) this.end({ kind: "endless", seconds });
    }
}

function judge(
    options: ProgramOptions,
    mode: Mode,
    monitor: Monitor,
    outcome: Outcome,
    verdict: Verdict | undefined,
): Attempt {
    const { exports } = monitor;
    if (verdict === undefined && outcome.code === 0 && exports !== undefined) {
        monitor.finish();
        const { resources, logs } = monitor;
        const opaque = resources.flatMap(({ urn, opaque: reason }) => (reason === undefined ? [] : [{ urn, reason }]));
        opaque.push(...failedCallbacks(options, monitor));
        return {
            run: {
                resources,
                outputs: exports.outputs,
                secretOutputs: exports.secretKeys,
                mode,
                answers: [...undecryptedConfiguration(options.stack), ...monitor.answered],
                opaque,
                logs,
                stdout: outcome.stdout,
                stderr: outcome.stderr,
            },
        };
    }
    const message = failureMessage(monitor, outcome, verdict);
    const standstill = verdict?.kind === "silent" || verdict?.kind === "endless" || outcome.code === 0;
    return {
        failure: {
            message: [message, ...hints(options, monitor, message)].join("\n\n"),
            output: outcome.stdout + outcome.stderr,
            final: !wasMadeUpFor(options.stack, monitor) || isOwnFault(message),
            standstill,
        },
    };
}

/** What the program would make where its own functions failed on made-up values: all that is known of it is the stack. */
function failedCallbacks({ project }: ProgramOptions, monitor: Monitor): { urn: string; reason: string }[] {
    const stack = monitor.resources.find(({ type }) => type === stackType);
    const reasons = monitor.failedCallbacks.map(({ error, at = "" }) => {
        const file = at.startsWith("file:") ? fileURLToPath(at) : at;
        const place = at === "" ? "" : ` at ${path.relative(project.directory, file)}`;
        return `A function of the program failed on made-up values (${error}${place}), so that what it makes was not seen`;
    });
    return stack ? [...new Set(reasons)].map((reason) => ({ urn: stack.urn, reason })) : [];
}

function undecryptedConfiguration(stack: Stack): Answered[] {
    return stack.undecryptedKeys.map((name) => ({ kind: "configuration", name, origin: "made up" }));
}

/** Whether the program has seen anything that would be different in the other mode. */
function wasMadeUpFor(stack: Stack, monitor: Monitor): boolean {
    return (
        stack.undecryptedKeys.length > 0 ||
        monitor.answered.length > 0 ||
        monitor.resources.some(({ custom, opaque }) => custom || opaque !== undefined)
    );
}

function isOwnFault(message: string): boolean {
    return /Missing required configuration variable|Cannot find (?:module|package) '|\bTSError\b/.test(message);
}

/** What no answer of ours makes better: a file, a tool or a server that is not there, an end that comes by itself. */
function isOfSurroundings(message: string): boolean {
    return /\bE(?:NOENT|ACCES|NOTDIR|NOTFOUND|CONNREFUSED|TIMEDOUT|AI_AGAIN)\b|fetch failed|Could not load credentials|failed with exit code|promises were still active|^Duplicate resource URN/.test(
        message,
    );
}

function failureMessage(monitor: Monitor, outcome: Outcome, verdict: Verdict | undefined): string {
    switch (verdict?.kind) {
        case "fatal":
            return verdict.sentence;
        case "silent":
            return `The program was ended: for ${verdict.seconds} seconds it did nothing that Pulumi could see, and did not end. ${stillWaiting(monitor)}`;
        case "endless":
            return `The program was ended: after ${verdict.seconds} seconds it was still running.`;
        default:
    }
    const errors = monitor.logs.filter(({ severity }) => severity === "error").map(({ message }) => message.trimEnd());
    // The SDK reports some errors twice.
    if (errors.length > 0) return stripVTControlCharacters([...new Set(errors)].join("\n"));
    const stderr = stripVTControlCharacters(outcome.stderr).trim();
    if (outcome.code === 0) {
        return `The program ended before Pulumi had its exports: it calls process.exit itself, or is not run to its end.${stderr === "" ? "" : `\n${stderr}`}`;
    }
    const how =
        outcome.code === null ? `was ended by ${outcome.signal ?? "a signal"}` : `ended with exit code ${outcome.code}`;
    return stderr === "" ? `The program ${how} and said nothing.` : stderr;
}

function stillWaiting(monitor: Monitor): string {
    return monitor.exports === undefined
        ? "It may wait for something that is not there, or never leave a loop."
        : "It has registered everything, but something keeps it alive: a timer, a server or a connection that is not closed.";
}

/** What the user can do about things that we know are not as they would be for real. */
function hints(options: ProgramOptions, monitor: Monitor, message: string): string[] {
    const { stack } = options;
    const madeUp = namesAnswered(monitor, ({ origin }) => origin === "made up");
    const unknownStacks = namesAnswered(
        monitor,
        ({ kind, origin }) => kind === "stack reference" && origin === "unknown",
    );
    const mayRestOnAnswers = !isOwnFault(message) && !isOfSurroundings(message);
    const found: string[] = [];
    if (message.includes("promises were still active")) {
        found.push(
            "Mostly a component waits for itself: through a child of its own that depends on it, or, where its package " +
                "is older than the SDK, through its inputs; PULUMI_NODEJS_SKIP_COMPONENT_INPUTS=true keeps these back.",
        );
    }
    if (/(?:load|resolve|find|locate)[^\n]*credentials|\.kube\/config/i.test(message)) {
        found.push(
            "The gate gives programs no credentials, since they run with made-up values: what they look up by themselves " +
                "takes --engine pulumi.",
        );
    }
    if (stack.environments.length > 0 && message.includes("Missing required configuration variable")) {
        found.push(unreadEnvironments(stack));
    }
    if (mayRestOnAnswers && madeUp.length > 0) {
        found.push(
            `Made up for the program, and perhaps not what it expects: ${madeUp.join(", ")}. ` +
                "Real answers can be given in annex42.fixtures.yaml.",
        );
    }
    if (mayRestOnAnswers && unknownStacks.length > 0) {
        found.push(
            `Not known here: the outputs of ${unknownStacks.join(", ")}. They can be given in annex42.fixtures.yaml.`,
        );
    }
    if (mayRestOnAnswers && stack.undecryptedKeys.length > 0) {
        found.push(`Encrypted, and stood in for by a made-up text: ${stack.undecryptedKeys.join(", ")}.`);
    }
    return found;
}

function namesAnswered({ answered }: Monitor, matches: (answer: Answered) => boolean): string[] {
    return [...new Set(answered.filter(matches).map(({ name }) => name))];
}

function unreadEnvironments(stack: Stack): string {
    return `The stack imports values from Pulumi ESC (${stack.environments.join(", ")}), which cannot be read off-line: set the ones it needs in its own file.`;
}

function missingConfiguration(key: string, stack: Stack): string {
    const sentence = `Stack "${stack.name}" does not set "${key}": set it with \`pulumi config set ${key} <value>\`.`;
    return stack.environments.length > 0 ? `${sentence} ${unreadEnvironments(stack)}` : sentence;
}
