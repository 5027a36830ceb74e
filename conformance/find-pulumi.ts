import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { buildSync } from "esbuild";

const root = join(__dirname, "..");
const cache = join(root, ".cache", "pulumi");

/** Where a Pulumi CLI may be, in this order: what `tools/build` has built, what the npm package `pulumi` brings, the PATH. */
const folders = [join(cache, "bin"), join(root, "node_modules", ".bin")];

/** Why a check that takes the Pulumi CLI is not made. */
export const noPulumi =
    "skipped: no pulumi (tools/build builds it with Go; one on the PATH or the npm package serves, too)";

/** Whether what takes the CLI has to be there. */
export const isPulumiRequired = Boolean(process.env.CI);

/**
 * Puts the Pulumi CLI that there is on the PATH of this process, and before it the stand-ins for providers that cannot be
 * had everywhere.
 *
 * @param isStandingIn false leaves it to the plugins that are installed
 * @returns the CLI's version; undefined where there is none
 */
export function findPulumi({ isStandingIn = true } = {}): string | undefined {
    const found = folders.find((folder) => existsSync(join(folder, "pulumi")));
    const first = [...(isStandingIn ? [standIns()] : []), ...(found === undefined ? [] : [found])];
    process.env.PATH = [...first, process.env.PATH].join(delimiter);
    process.env.PULUMI_SKIP_UPDATE_CHECK = "true";
    const { status, stdout } = spawnSync("pulumi", ["version"], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
}

/** Makes the plugins that stand in for the AWS providers, and gives their folder. */
function standIns(): string {
    const folder = join(cache, "stand-ins");
    mkdirSync(folder, { recursive: true });
    const provider = join(folder, "stand-in-provider.js");
    const { outputFiles } = buildSync({
        entryPoints: [join(__dirname, "stand-in-provider.ts")],
        bundle: true,
        packages: "external",
        platform: "node",
        target: "node20",
        write: false,
        logLevel: "error",
    });
    writeWhole(provider, outputFiles[0]?.text ?? "", 0o644);
    for (const name of ["aws", "aws-native"]) {
        // A stack trace for each of the SDK's many types would take seconds.
        const script = `#!/bin/sh\nexec node --stack-trace-limit=0 "${provider}" "$@"\n`;
        writeWhole(join(folder, `pulumi-resource-${name}`), script, 0o755);
    }
    return folder;
}

/** Others may run the file at the same time. */
function writeWhole(file: string, content: string, mode: number): void {
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
}
