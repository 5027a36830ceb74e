import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

import type { PolicyEvent } from "@pulumi/pulumi/automation";

import { listStacks, readProject, readStack, runProgram } from "../gate/engine";
import { loadProjectFixtures } from "../gate/engine/answers/fixtures";
import { TemporaryStack } from "../gate/engine/pulumi-cli";
import { PolicyRunner } from "../gate/evaluate";
import type { PolicyResult } from "../gate/evaluate";
import { defaultSettings } from "../gate/policy-config";
import type { Verdict } from "../policy-pack/policy";
import { policies } from "../policy-pack/policies";
import { writeExamplePrograms } from "./example-programs";
import { findPulumi, isPulumiRequired, noPulumi } from "./find-pulumi";

/**
 * `npm run conformance`: holds the gate against the real engine. For every program: what the shipped pack reports under
 * `pulumi preview --policy-pack`, what the policies say of the resources that the engine showed, and what the gate says.
 */

const root = join(__dirname, "..");
const pack = join(root, "dist", "policy-pack");
const runner = new PolicyRunner(policies, defaultSettings(policies));

/** What one program came to. */
interface Comparison {
    readonly name: string;
    /** Verdicts of one policy on one resource. */
    readonly compared: number;
    readonly equal: number;
    /** The engine's side is unknown, and the gate's is not: it knows what a preview cannot. */
    readonly listed: number;
    /** All others: each is a defect. */
    readonly differences: readonly string[];
}

async function compare(directory: string, stackName: string): Promise<Comparison> {
    const project = readProject(directory);
    const stack = readStack(project, stackName);
    const temporary = await TemporaryStack.create(project, stack);
    try {
        const { resources, findings } = await temporary.preview([pack]);
        const engine = runner.evaluate(resources);
        const { resources: registered } = await runProgram({
            project,
            stack,
            fixtures: loadProjectFixtures(directory),
        });
        const gate = verdictsOf(runner.evaluate(registered));
        const seen = verdictsOf(engine);
        const differences = differencesOfPack(engine, findings);
        let equal = 0;
        let listed = 0;
        for (const key of new Set([...seen.keys(), ...gate.keys()])) {
            const [theirs, ours] = [seen.get(key) ?? "not applicable", gate.get(key) ?? "not applicable"];
            if (theirs === ours) equal++;
            else if (theirs === "unknown") listed++;
            else differences.push(`${key}: the engine's verdict is ${theirs}, the gate's ${ours}`);
        }
        const name = `${project.name} / ${stackName}`;
        return { name, compared: equal + listed + differences.length, equal, listed, differences };
    } finally {
        temporary.remove();
    }
}

/** By policy and resource. */
function verdictsOf(results: readonly PolicyResult[]): ReadonlyMap<string, Verdict> {
    return new Map(results.map(({ policy, urn, verdict }) => [`${policy} on ${urn}`, verdict]));
}

/** The shipped pack, in its own process under the real engine, has to report what the policies say in this one. */
function differencesOfPack(results: readonly PolicyResult[], findings: readonly PolicyEvent[]): string[] {
    const ours = results.flatMap(({ policy, urn, effect }) =>
        effect === "none" ? [] : [`${policy} on ${urn}: ${effect === "block" ? "mandatory" : "advisory"}`],
    );
    const theirs = findings.map(
        ({ policyName, resourceUrn, enforcementLevel }) => `${policyName} on ${resourceUrn}: ${enforcementLevel}`,
    );
    return [
        ...without(theirs, ours).map((finding) => `${finding}, by the pack alone`),
        ...without(ours, theirs).map((finding) => `${finding}, not by the pack`),
    ];
}

function without(list: readonly string[], others: readonly string[]): readonly string[] {
    const known = new Set(others);
    return [...new Set(list)].filter((element) => !known.has(element));
}

interface Case {
    readonly directory: string;
    readonly stack: string;
}

/**
 * What there is to compare. A word leaves only what has it in its path; a word that is a part of policies' ids, the
 * example programs of these.
 */
function casesFor(word: string | undefined, isSample: boolean): readonly Case[] {
    const given = [
        ...listStacks(readProject(root)).map((stack) => ({ directory: root, stack })),
        ...foldersIn(join(__dirname, "programs")).map((directory) => ({ directory, stack: "dev" })),
    ].filter(({ directory, stack }) => word === undefined || relative(root, `${directory}/${stack}`).includes(word));
    const asked = policies.filter(({ id }) => word === undefined || id.includes(word));
    const examples = writeExamplePrograms(join(root, ".cache", "conformance"), asked, { isSample });
    return [...given, ...examples.map((directory) => ({ directory, stack: "dev" }))];
}

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({ options: { sample: { type: "boolean" } }, allowPositionals: true });
    const version = findPulumi();
    if (version === undefined) {
        console.log(noPulumi);
        process.exitCode = isPulumiRequired ? 1 : 0;
        return;
    }
    console.log(`Pulumi ${version}`);
    const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
    if (build.status !== 0) throw new Error("The build of the pack failed");
    const isSample = values.sample ?? false;
    let failed = 0;
    const sum = { compared: 0, equal: 0, listed: 0 };
    for (const { directory, stack } of casesFor(positionals[0], isSample)) {
        const { name, compared, equal, listed, differences } = await compare(directory, stack);
        console.log(`${name}: ${compared} compared, ${equal} equal, ${listed} unknown to the engine only`);
        for (const difference of differences) console.log(`  ${difference}`);
        failed += differences.length;
        sum.compared += compared;
        sum.equal += equal;
        sum.listed += listed;
    }
    console.log(
        `${sum.compared} compared, ${sum.equal} equal, ${sum.listed} unknown to the engine only, ${failed} different`,
    );
    if (isSample) console.log("Left out: all but one pass, one fail and one unknown of each policy's examples.");
    process.exitCode = failed > 0 ? 1 : 0;
}

function foldersIn(folder: string): readonly string[] {
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
