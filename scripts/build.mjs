// Bundles what is shipped as plain JavaScript: the command (dist/annex42.js), the policy pack (dist/policy-pack/), and
// the pack by which the command sees what the real engine sees (dist/recorder/).
// The components are compiled by tsc when the package is packed, because users need their declarations.
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build as bundle } from "esbuild";

const root = join(import.meta.dirname, "..");

/** What the pack may need at run time: the SDK that runs it, and no provider. */
const packDependencies = ["@pulumi/policy", "@pulumi/pulumi"];

/** Bundles everything into `dist`; each file is there whole or as it was. */
export async function build(dist = join(root, "dist")) {
    await mkdir(dist, { recursive: true });
    await Promise.all([
        buildCommand(dist),
        buildPolicyPack(join(dist, "policy-pack")),
        buildRecorder(join(dist, "recorder")),
    ]);
}

async function buildCommand(dist) {
    await bundleTo(join(dist, "annex42.js"), "gate/main.ts");
    await copyPreload(dist);
}

/** What the engine loads, from beside itself, into the programs that it runs. */
export async function copyPreload(folder) {
    for (const name of ["preload.cjs", "transpiled-files.cjs"]) {
        await copyWhole(`gate/engine/${name}`, join(folder, name));
    }
}

/** The folder that the Pulumi CLI takes as a policy pack, and packs to publish it. */
export async function buildPolicyPack(folder) {
    await mkdir(folder, { recursive: true });
    const externals = await bundleTo(join(folder, "index.js"), "policy-pack/index.ts");
    const foreign = externals.filter((name) => !packDependencies.some((known) => `${name}/`.startsWith(`${known}/`)));
    if (foreign.length > 0)
        throw new Error(`The policy pack needs ${foreign.join(", ")} at run time: import types only.`);
    await copyWhole("policy-pack/PulumiPolicy.yaml", join(folder, "PulumiPolicy.yaml"));
    await copyWhole("LICENSE", join(folder, "LICENSE"));
    await writeWhole(join(folder, "package.json"), `${JSON.stringify(await packManifest(), undefined, 4)}\n`);
}

async function buildRecorder(folder) {
    await mkdir(folder, { recursive: true });
    await bundleTo(join(folder, "index.js"), "gate/recorder/index.ts");
    await copyWhole("gate/recorder/PulumiPolicy.yaml", join(folder, "PulumiPolicy.yaml"));
    const { version } = await readJson("package.json");
    await writeWhole(
        join(folder, "package.json"),
        `${JSON.stringify({ name: "recorder", version, main: "index.js" })}\n`,
    );
}

/** `pulumi policy publish` packs the folder as an npm package of its own. */
async function packManifest() {
    const { version, license, dependencies, devDependencies } = await readJson("package.json");
    const { name, description } = await readJson("policy-pack/package.json");
    const versions = { ...devDependencies, ...dependencies };
    return {
        name,
        version,
        description,
        license,
        main: "index.js",
        files: ["index.js", "PulumiPolicy.yaml"],
        dependencies: Object.fromEntries(packDependencies.map((dependency) => [dependency, versions[dependency]])),
    };
}

/** Bundles an entry point and gives the packages that it still requires. */
async function bundleTo(file, entry) {
    const { outputFiles, metafile } = await bundle({
        absWorkingDir: root,
        entryPoints: [`./${entry}`],
        bundle: true,
        packages: "external",
        platform: "node",
        target: "node20",
        format: "cjs",
        charset: "utf8",
        write: false,
        metafile: true,
        outdir: "dist",
        logLevel: "error",
    });
    await writeWhole(file, outputFiles[0].contents);
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    return imports.filter(({ path, external }) => external && !path.startsWith("node:")).map(({ path }) => path);
}

async function readJson(name) {
    return JSON.parse(await readFile(join(root, name), "utf8"));
}

/** Several commands may start at once in a fresh checkout, so that none may see another's half-written file. */
async function writeWhole(file, content) {
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
    await writeFile(temporary, content);
    await rename(temporary, file);
}

async function copyWhole(name, file) {
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
    await copyFile(join(root, name), temporary);
    await rename(temporary, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    // What is shipped must not hold what an earlier build left.
    if (process.argv.includes("--clean")) await rm(join(root, "dist"), { recursive: true, force: true });
    await build();
}
