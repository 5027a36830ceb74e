import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

import { listStacks, readProject } from "../gate/engine";
import { policies } from "../policy-pack/policies";
import { compare } from "./compare";
import { writeExamplePrograms } from "./example-programs";
import { findPulumi, isPulumiRequired, noPulumi } from "./find-pulumi";

/**
 * `npm run conformance`: holds the gate against the real engine. For every program: what the shipped pack reports under
 * `pulumi preview --policy-pack`, what the policies say of the resources that the engine showed, and what the gate says.
 */

const root = join(__dirname, "..");

/** Where one of the programs has the Kubernetes provider write to. */
const rendered = join(root, ".cache", "rendered");

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
    const { values, positionals } = parseArgs({
        options: { sample: { type: "boolean" }, "installed-providers": { type: "boolean" } },
        allowPositionals: true,
    });
    const version = findPulumi({ isStandingIn: !values["installed-providers"] });
    if (version === undefined) {
        console.log(noPulumi);
        process.exitCode = isPulumiRequired ? 1 : 0;
        return;
    }
    console.log(`Pulumi ${version}`);
    const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
    if (build.status !== 0) throw new Error("The build of the pack failed");
    const isSample = values.sample ?? false;
    rmSync(rendered, { recursive: true, force: true });
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
    if (existsSync(rendered)) failed += checkRendered();
    if (isSample) console.log("Left out: all but one pass, one fail and one unknown of each policy's examples.");
    process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * Checks the files that the Kubernetes provider has rendered by kubectl-validate, which brings the API's schemas itself.
 *
 * @returns how many are wrong, more or less
 */
function checkRendered(): number {
    const words = ["--version", "1.30", join(rendered, "1-manifest")];
    const { error, status, stdout, stderr } = spawnSync("kubectl-validate", words, { encoding: "utf8" });
    if (error) {
        console.log("rendered by the Kubernetes provider: skipped: no kubectl-validate (tools/build builds it)");
        return isPulumiRequired ? 1 : 0;
    }
    const files = readdirSync(join(rendered, "1-manifest")).length;
    console.log(`rendered by the Kubernetes provider: ${files} files, ${status === 0 ? "all valid" : "not all valid"}`);
    if (status === 0) return 0;
    console.log(`${stdout}${stderr}`);
    return 1;
}

function foldersIn(folder: string): readonly string[] {
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
