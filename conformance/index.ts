import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";

import { Command } from "commander";

import { listStacks, ProgramError, readProject } from "../gate/engine";
import { mapInOrder } from "../gate/map-in-order";
import { policies } from "../policy-pack/policies";
import { compare, renderedManifests } from "./compare";
import type { Comparison } from "./compare";
import { writeExamplePrograms } from "./example-programs";
import { findPulumi, isPulumiRequired, noPulumi } from "./find-pulumi";

/**
 * `npm run conformance`: holds the gate against the real engine. For every program: what the shipped pack reports under
 * `pulumi preview --policy-pack`, what the policies say of the resources that the engine showed, and what the gate says.
 */

const root = join(__dirname, "..");
const schemas = join(root, ".cache", "pulumi", "schemas");
const programs = join(__dirname, "programs");

interface Case {
    readonly directory: string;
    readonly stack: string;
}

/**
 * What there is to compare. Words leave only what has one of them in its path, and the example programs of policies that
 * have one in their id.
 */
function casesFor(words: readonly string[], isSample: boolean): readonly Case[] {
    const isAsked = (text: string): boolean => words.length === 0 || words.some((word) => text.includes(word));
    const given = [
        ...listStacks(readProject(root)).map((stack) => ({ directory: root, stack })),
        ...namesIn(programs).map((name) => ({ directory: join(programs, name), stack: "dev" })),
    ].filter(({ directory, stack }) => isAsked(relative(root, `${directory}/${stack}`)));
    const asked = policies.filter(({ id }) => isAsked(id));
    const examples = writeExamplePrograms(join(root, ".cache", "conformance"), asked, { isSample });
    return [...given, ...examples.map((directory) => ({ directory, stack: "dev" }))];
}

type Counts = Pick<Comparison, "compared" | "equal" | "listed" | "chosen">;

interface Options {
    readonly sample?: boolean;
    readonly installedProviders?: boolean;
}

async function main(
    words: readonly string[],
    { sample: isSample = false, installedProviders }: Options,
): Promise<void> {
    const version = findPulumi({ isStandingIn: !installedProviders });
    if (version === undefined) {
        console.log(noPulumi);
        process.exitCode = isPulumiRequired ? 1 : 0;
        return;
    }
    console.log(`Pulumi ${version}`);
    const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
    if (build.status !== 0) throw new Error("The build of the pack failed");
    rmSync(renderedManifests, { recursive: true, force: true });
    let failed = 0;
    const sum = { compared: 0, equal: 0, listed: 0, chosen: 0 };
    const comparisons = mapInOrder(casesFor(words, isSample), availableParallelism(), ({ directory, stack }) =>
        compare(directory, stack).catch((error: unknown) => {
            if (!(error instanceof ProgramError)) throw error;
            return `${relative(root, directory)} / ${stack} did not run: ${error.message}`;
        }),
    );
    for await (const comparison of comparisons) {
        if (typeof comparison === "string") {
            console.log(comparison);
            failed++;
            continue;
        }
        const { name, differences } = comparison;
        console.log(`${name}: ${countsOf(comparison)}`);
        for (const difference of differences) console.log(`  ${difference}`);
        failed += differences.length;
        for (const count of ["compared", "equal", "listed", "chosen"] as const) sum[count] += comparison[count];
    }
    console.log(`${countsOf(sum)}, ${failed} different`);
    for (const name of namesIn(renderedManifests)) failed += checkManifests(name);
    if (isSample) console.log("Left out: all but one pass, one fail and one unknown of each policy's examples.");
    process.exitCode = failed > 0 ? 1 : 0;
}

function countsOf({ compared, equal, listed, chosen }: Counts): string {
    return `${compared} compared, ${equal} equal, ${listed} unknown to the engine only, ${chosen} by the provider's choice`;
}

/**
 * Checks the manifests of one stack, as the Kubernetes provider has written them, by kubectl-validate
 * and the schemas of the API.
 *
 * @returns 1 where one is wrong, or where they should have been checked and were not
 */
function checkManifests(name: string): number {
    const folder = join(renderedManifests, name, "1-manifest");
    const words = ["--local-schemas", schemas, folder];
    const { error, status, stdout, stderr } = spawnSync("kubectl-validate", words, { encoding: "utf8" });
    if (error) {
        console.log(`manifests of ${name}: skipped: no kubectl-validate (tools/build builds it)`);
        return isPulumiRequired ? 1 : 0;
    }
    console.log(
        `manifests of ${name}: ${namesIn(folder).length} files, ${status === 0 ? "all valid" : "not all valid"}`,
    );
    if (status === 0) return 0;
    console.log(`${stdout}${stderr}`);
    return 1;
}

function namesIn(folder: string): readonly string[] {
    return existsSync(folder) ? readdirSync(folder) : [];
}

new Command("npm run conformance --")
    .description("Holds the gate against the real Pulumi engine: for every stack, program and example of a policy.")
    .argument("[words...]", "only what has one in its path, and the examples of policies that have one in their id")
    .option("--sample", "one pass, one fail and one unknown of each policy's examples instead of all")
    .option("--installed-providers", "the provider plugins that are installed, instead of those that stand in for AWS")
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(main)
    .parseAsync()
    .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
    });
