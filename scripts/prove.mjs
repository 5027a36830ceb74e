// `npm run prove`: bundles the proof, so that its threads load the policies in no time, and runs it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { build } from "esbuild";

import { copyPreload } from "./build.mjs";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".cache", "prove");
const outfile = join(folder, "index.js");

await build({
    absWorkingDir: root,
    entryPoints: ["./prove/index.ts"],
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: "linked",
    outfile,
});
await copyPreload(folder);
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
