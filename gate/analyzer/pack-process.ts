import { existsSync } from "node:fs";
import * as path from "node:path";

import { credentials, Metadata } from "@grpc/grpc-js";
import type { CallOptions, ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";

import { preloadEnvironment, ProgramProcess } from "../engine/child";
import type { Outcome } from "../engine/child";
import { findFile, readYaml, runtimeOf } from "../engine/project";
import { findSdk } from "../engine/sdk";
import { InputError } from "../errors";

/** What a pack is told of the stack that it checks. */
export interface PackStack {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    /** By full key (`namespace:key`), secrets in plain text. */
    readonly config: Readonly<Record<string, string>>;
}

/** Nobody answers there: an analyzer is given the engine's address and does not use it. */
const noEngine = "127.0.0.1:0";

/** How long a pack may take to start, in milliseconds: one in TypeScript is type-checked first. */
const startDeadline = 120_000;

/** How long a pack may take for one answer, in milliseconds. */
const answerDeadline = 300_000;

/** A policy pack that serves, as the engine starts it. */
export class PackProcess {
    private constructor(
        private readonly process: ProgramProcess,
        private readonly client: AnalyzerClient,
        private readonly directory: string,
    ) {}

    /**
     * Starts the SDK's own analyzer on a pack: `node run-policy-pack <engine address> .`, in the pack's folder.
     *
     * @throws InputError when there is no Node pack, or it does not start, with its own output
     */
    static async start(directory: string, stack: PackStack, signal?: AbortSignal): Promise<PackProcess> {
        signal?.throwIfAborted();
        const { runner, options } = findPack(directory);
        let listens: (firstLine: string) => void = () => undefined;
        const firstLine = new Promise<string>((resolve) => (listens = resolve));
        const process = new ProgramProcess({
            arguments: [runner, noEngine, ".", ...options],
            directory: path.resolve(directory),
            environment: environmentFor(stack),
            onOutput: (stdout) => {
                if (stdout.includes("\n")) listens(stdout.slice(0, stdout.indexOf("\n")).trim());
            },
        });
        const onAbort = (): void => process.kill();
        signal?.addEventListener("abort", onAbort);
        void process.ended.then(
            () => signal?.removeEventListener("abort", onAbort),
            () => undefined,
        );
        const port = await untilServing(firstLine, process, directory).catch((error: unknown) => {
            process.kill();
            signal?.throwIfAborted();
            throw error;
        });
        const client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
            "grpc.max_receive_message_length": -1,
            "grpc.max_send_message_length": -1,
            // The environment's proxy is not meant for a process of our own.
            "grpc.enable_http_proxy": 0,
        });
        return new PackProcess(process, client, directory);
    }

    /**
     * Asks one question.
     *
     * @throws ServiceError as the pack answers it, or InputError when the pack is gone or silent
     */
    async ask<Request, Response>(method: Method<Request, Response>, request: Request): Promise<Response> {
        const answer = new Promise<Response>((resolve, reject) => {
            const deadline = Date.now() + answerDeadline;
            method.call(this.client, request, new Metadata(), { deadline }, (error, response) =>
                error ? reject(error) : resolve(response),
            );
        });
        return answer.catch(async (error: ServiceError) => {
            const file = { file: this.directory };
            if (error.code === statusUnavailable) {
                this.process.kill();
                throw new InputError(withOutput("The policy pack ended in its work.", await this.process.ended), file);
            }
            if (error.code !== statusDeadlineExceeded) throw error;
            const seconds = answerDeadline / 1000;
            throw new InputError(`The policy pack was ended: it gave no answer for ${seconds} seconds.`, file);
        });
    }

    /** Ends the pack and all that it started. */
    async close(): Promise<void> {
        this.client.close();
        this.process.kill();
        await this.process.ended;
    }
}

/** The protocol's numbers for the two errors that say something of the pack, not of a policy. */
const statusDeadlineExceeded = 4;
const statusUnavailable = 14;

/** A call of the protocol. */
export type Method<Request, Response> = (
    this: AnalyzerClient,
    request: Request,
    metadata: Metadata,
    options: Partial<CallOptions>,
    callback: (error: ServiceError | null, response: Response) => void,
) => unknown;

function findPack(directory: string): { runner: string; options: string[] } {
    const file = findFile(directory, "PulumiPolicy");
    if (file === undefined) {
        throw new InputError("There is no PulumiPolicy.yaml here: name the folder of a policy pack.", {
            file: directory,
        });
    }
    const { runtime, options } = runtimeOf(readYaml(file), file);
    if (runtime !== "nodejs") {
        throw new InputError(`The policy pack's runtime is "${runtime}"; only nodejs packs can be run here.`, { file });
    }
    const runner = path.resolve(findPackSdk(directory), "..", "..", "run-policy-pack", "index.js");
    if (!existsSync(runner)) {
        throw new InputError("The pack's @pulumi/pulumi is too old to run policy packs: update it.", { file });
    }
    return { runner, options: Object.entries(options).map(([key, value]) => `-${key}=${String(value)}`) };
}

function findPackSdk(directory: string): string {
    try {
        return findSdk(directory).runner;
    } catch (error) {
        if (!(error instanceof InputError)) throw error;
        throw new InputError(
            "The policy pack's dependencies are not installed (@pulumi/pulumi was not found): run `npm install` there first.",
            { file: directory },
        );
    }
}

function environmentFor({ organization, project, stack, config }: PackStack): Record<string, string> {
    const inherited = Object.entries(process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !/^PULUMI_(NODEJS_|CONFIG)/.test(entry[0]),
    );
    const facts = { ORGANIZATION: organization, PROJECT: project, STACK: stack, DRY_RUN: "true" };
    return {
        ...Object.fromEntries(inherited),
        ...Object.fromEntries(
            Object.entries(facts).flatMap(([key, value]) => [
                [`PULUMI_NODEJS_${key}`, value],
                [`PULUMI_${key}`, value],
            ]),
        ),
        ...(Object.keys(config).length > 0 ? { PULUMI_CONFIG: JSON.stringify(config) } : {}),
        ...preloadEnvironment(),
    };
}

async function untilServing(firstLine: Promise<string>, process: ProgramProcess, directory: string): Promise<string> {
    const file = { file: directory };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        const sentence = `The policy pack was ended: it did not start within ${startDeadline / 1000} seconds.`;
        timer = setTimeout(() => reject(new InputError(sentence, file)), startDeadline);
    });
    const ended = process.ended.then((outcome) => {
        throw new InputError(withOutput("The policy pack did not start.", outcome), file);
    });
    try {
        const line = await Promise.race([firstLine, ended, late]);
        if (/^\d+$/.test(line)) return line;
        throw new InputError(
            `The policy pack did not start: it wrote "${line}" to its standard output, where the engine expects a port. ` +
                "Write with console.error instead.",
            file,
        );
    } finally {
        clearTimeout(timer);
        // Whoever loses the race may still be rejected.
        ended.catch(() => undefined);
    }
}

function withOutput(sentence: string, { stdout, stderr }: Outcome): string {
    const output = [stderr.trim(), stdout.replace(/^\d+\n/, "").trim()].filter((text) => text !== "").join("\n");
    if (output === "") return `${sentence} It said nothing: does it create a PolicyPack?`;
    return `${sentence} It said:\n\n${output}`;
}
