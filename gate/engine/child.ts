import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";

/** A program to start. */
export interface Command {
    /** For node: options, script and the script's arguments. */
    readonly arguments: readonly string[];
    readonly directory: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Told all that was written to standard output so far, whenever there is more. */
    onOutput?(stdout: string): void;
}

/** How a program ended. */
export interface Outcome {
    /** Null when a signal ended it. */
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Output beyond this many characters a stream is dropped: a program that floods must not take our memory. */
const outputLimit = 4_000_000;

const fatalSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How long the streams of a program that is gone may stay open, in milliseconds: something it started holds them. */
const lingering = 250;

/**
 * A running program and everything it starts. It leads a process group of its own, which dies with it, with us and on
 * the signals that end us.
 */
export class ProgramProcess {
    readonly ended: Promise<Outcome>;
    private readonly process: ChildProcess;
    private readonly output = { stdout: "", stderr: "" };
    private readonly onExit = (): void => this.kill();
    private readonly onSignal = (signal: NodeJS.Signals): void => {
        this.kill();
        this.release();
        // Whoever else listens decides what becomes of us; if nobody does, the signal does what it would have done.
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };

    constructor(command: Command) {
        // The fourth stream tells the program's preload that we are gone, however we went.
        this.process = spawn(process.execPath, command.arguments, {
            cwd: command.directory,
            env: command.environment,
            stdio: ["ignore", "pipe", "pipe", "pipe"],
            detached: process.platform !== "win32",
            windowsHide: true,
        });
        process.once("exit", this.onExit);
        for (const signal of fatalSignals) process.once(signal, this.onSignal);
        this.collect("stdout", command.onOutput);
        this.collect("stderr");
        // The pipe breaks when the program goes first.
        this.process.stdio[3]?.on("error", () => undefined);
        this.ended = this.untilEnd();
    }

    /** Ends the program and all that it started, at once. */
    kill(): void {
        const { pid } = this.process;
        if (pid === undefined) return;
        try {
            if (process.platform === "win32") this.process.kill("SIGKILL");
            else process.kill(-pid, "SIGKILL");
        } catch {
            // Nothing of the group is left.
        }
    }

    private collect(stream: "stdout" | "stderr", onOutput?: (output: string) => void): void {
        this.process[stream]?.setEncoding("utf8").on("data", (text: string) => {
            if (this.output[stream].length < outputLimit) this.output[stream] += text;
            onOutput?.(this.output[stream]);
        });
    }

    private async untilEnd(): Promise<Outcome> {
        const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
            this.process.once("error", reject);
            this.process.once("exit", (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
        }).finally(() => {
            this.kill();
            this.release();
        });
        await this.untilStreamsEnd();
        return { code, signal, ...this.output };
    }

    private async untilStreamsEnd(): Promise<void> {
        const open = [this.process.stdout, this.process.stderr].filter((stream) => stream?.readableEnded === false);
        const ends = Promise.all(open.map((stream) => stream && once(stream, "close")));
        const timer = new AbortController();
        await Promise.race([ends, setTimeout(lingering, undefined, { signal: timer.signal })]);
        timer.abort();
        for (const stream of this.process.stdio) stream?.destroy();
    }

    private release(): void {
        process.off("exit", this.onExit);
        for (const signal of fatalSignals) process.off(signal, this.onSignal);
    }
}

/** The script that a program loads before anything else. */
export const preload = path.join(__dirname, "preload.cjs");

/** What makes Node load the preload first, and hands the user's own NODE_OPTIONS on to what the program starts. */
export function preloadEnvironment(): Readonly<Record<string, string>> {
    const { NODE_OPTIONS: nodeOptions = "" } = process.env;
    return {
        ANNEX42_NODE_OPTIONS: nodeOptions,
        NODE_OPTIONS: `--require ${JSON.stringify(preload)} ${nodeOptions}`.trim(),
    };
}
