import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";

import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";

import { findPulumi, noPulumi } from "../conformance/find-pulumi";
import { loadPackInfo } from "../gate/analyzer";
import { analyzeRequest, analyzeStackRequest, providersByReference } from "../gate/analyzer/messages";
import { PackProcess } from "../gate/analyzer/pack-process";
import { readProject, readStack, runProgram } from "../gate/engine";
import { loadProjectFixtures } from "../gate/engine/answers/fixtures";
import { entryPoint } from "../gate/engine/project";
import { otherStacksOf, TemporaryStack } from "../gate/engine/pulumi-cli";
import { findSdk } from "../gate/engine/sdk";
import type { Properties, Resource } from "../policy-pack/policy";
import { serveEcho } from "./echo-engine";
import { iamComparisons } from "./iam";
import { compare, isMet, timed } from "./measure";
import type { Comparison, Run } from "./measure";
import { buildPack, packNames } from "./packs";
import type { PackName } from "./packs";

const root = path.join(__dirname, "..");
const stackName = "inference-dev";
const stack = { organization: "organization", project: "annex42", stack: stackName, config: {} };
const rounds = 5;
const run = promisify(execFile);

/**
 * `npm run bench`: how long we take, each as a ratio to what there would be without us, measured in turn in one run.
 * With `--json`, for machines.
 */
async function main(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), "annex42-bench-"));
    try {
        const comparisons: Comparison[] = [];
        for await (const comparison of comparisonsIn(folder)) {
            comparisons.push(comparison);
            if (!process.argv.includes("--json")) console.log(line(comparison));
        }
        if (process.argv.includes("--json")) {
            console.log(
                JSON.stringify(
                    comparisons.map(({ name, ratio, goal }) => ({ name, ratio, goal })),
                    undefined,
                    4,
                ),
            );
        }
        if (!comparisons.every(isMet)) process.exitCode = 1;
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function* comparisonsIn(folder: string): AsyncGenerator<Comparison> {
    yield* iamComparisons();
    if (process.argv.includes("--iam")) return;

    const project = readProject(root);
    const inference = { project, stack: readStack(project, stackName), fixtures: loadProjectFixtures(root) };
    const others = otherStacksOf(await runProgram(inference));
    yield compare("gate on the inference stack / its program alone", { goal: 1.3, rounds }, [
        gateRun,
        programRun(others),
    ]);

    const preview = await previewRun(others);
    if (preview) {
        const name = "gate on the inference stack / pulumi preview --policy-pack";
        yield compare(name, { goal: 0.5, rounds: 3 }, [gateRun, preview.run]);
        preview.end();
    } else if (!process.argv.includes("--json")) console.log(`gate / pulumi preview: ${noPulumi}`);

    const packs = Object.fromEntries(
        await Promise.all(packNames.map(async (name) => [name, await buildPack(name, folder)])),
    ) as Record<PackName, string>;
    const ready = { goal: 1.3, rounds };
    yield compare("pack ready / empty pack", ready, [startRun(packs.whole), startRun(packs.empty)]);

    const resources = await thousandResources();
    const serving = Object.fromEntries(
        await Promise.all(packNames.map(async (name) => [name, await PackProcess.start(packs[name], stack)])),
    ) as Record<PackName, PackProcess>;
    try {
        const analysis = (name: PackName): Run => analysisRun(serving[name], resources);
        const small = { goal: 1.25, rounds };
        yield compare("1,000 resources, pack / empty pack", small, [analysis("whole"), analysis("empty")]);
        yield compare("1,000 resources, 300 policies / empty pack", { goal: 1.5, rounds }, [
            analysis("future"),
            analysis("empty"),
        ]);
        const large = { goal: 5, atLeast: true, rounds };
        yield compare("1,000 resources, plain / pack", large, [analysis("plain"), analysis("whole")]);
    } finally {
        await Promise.all(Object.values(serving).map((pack) => pack.close()));
    }
}

/** The command as a user runs it, reports and all. */
const gateRun: Run = () =>
    timed(() => run(process.execPath, ["bin/annex42.js", "gate", "--stack", stackName], { cwd: root }));

/** The same program, alone under the SDK's own runner, with an engine that is there before and does next to nothing. */
const programRun =
    (others: ReadonlyMap<string, Properties>): Run =>
    async () => {
        const project = readProject(root);
        const { directory, program } = entryPoint(project);
        const { config } = readStack(project, stackName);
        const engine = await serveEcho(project.name, stackName, others);
        const { address } = engine;
        const { organization } = stack;
        const flags = { monitor: address, engine: address, organization, project: project.name, stack: stackName };
        const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
        const env = {
            ...process.env,
            PULUMI_CONFIG: JSON.stringify(config),
            PULUMI_NODEJS_TYPESCRIPT: "true",
            PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        };
        const { runner } = findSdk(directory);
        const work = () => run(process.execPath, [runner, ...words, "--pwd", directory, "--dry-run", program], { env });
        return timed(work).finally(() => engine.close());
    };

/** The same stack by the real engine, with our pack and a stand-in for the AWS provider; undefined without a Pulumi CLI. */
async function previewRun(
    others: ReadonlyMap<string, Properties>,
): Promise<{ readonly run: Run; end(): void } | undefined> {
    if (findPulumi() === undefined) return undefined;
    const project = readProject(root);
    const temporary = await TemporaryStack.create(project, readStack(project, stackName), others);
    const pack = path.join(root, "dist", "policy-pack");
    const words = ["preview", "--policy-pack", pack, "--config-file", temporary.files.configFile];
    return {
        run: () =>
            timed(async () => {
                const { status, stdout, stderr } = await temporary.command(words);
                if (status !== 0) throw new Error(`The preview failed: ${stdout}${stderr}`);
            }),
        end: () => temporary.remove(),
    };
}

/** From the start of the process to its first answer. */
function startRun(directory: string): Run {
    return async () => {
        let pack: PackProcess | undefined;
        const seconds = await timed(async () => {
            pack = await PackProcess.start(directory, stack);
            await loadPackInfo(pack);
        });
        await pack?.close();
        return seconds;
    };
}

/** What the engine asks in one preview: each resource by itself, one after the other, then the stack. */
function analysisRun(pack: PackProcess, resources: readonly Resource[]): Run {
    const providers = providersByReference(resources);
    const requests = resources.map((resource) => analyzeRequest(resource, providers(resource)));
    const last = analyzeStackRequest(resources);
    const { analyze, analyzeStack } = AnalyzerClient.prototype;
    return () =>
        timed(async () => {
            for (const request of requests) await pack.ask(analyze, request);
            await pack.ask(analyzeStack, last);
        });
}

/** How many properties a resource has at least. */
const propertyCount = 20;

/**
 * The inference stack so many times over that it has a thousand resources, each with as many properties as one of AWS
 * has after its provider's Check.
 */
async function thousandResources(): Promise<readonly Resource[]> {
    const project = readProject(root);
    const { resources } = await runProgram({
        project,
        stack: readStack(project, stackName),
        fixtures: loadProjectFixtures(root),
    });
    const copies = Array.from({ length: Math.ceil(1000 / resources.length) }, (_, index) => {
        const text = JSON.stringify(resources).replaceAll(`urn:pulumi:${stackName}::`, `urn:pulumi:copy-${index}::`);
        return JSON.parse(text) as readonly Resource[];
    });
    return copies.flat().slice(0, 1000).map(filledUp);
}

function filledUp(resource: Resource): Resource {
    const missing = Math.max(0, propertyCount - Object.keys(resource.inputs).length);
    const more = Object.fromEntries(
        Array.from({ length: missing }, (_, index) => [`setByProvider${index}`, "a value"]),
    );
    return { ...resource, inputs: { ...more, ...resource.inputs }, outputs: { ...more, ...resource.outputs } };
}

function line(comparison: Comparison): string {
    const { name, ratio, goal, atLeast, seconds } = comparison;
    const verdict = isMet(comparison) ? "met" : "MISSED";
    const times = seconds.map((value) => `${value.toFixed(2)} s`).join(" / ");
    return `${name}: ${ratio.toFixed(2)} (goal: at ${atLeast ? "least" : "most"} ${goal}, ${verdict}; ${times})`;
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 2;
});
