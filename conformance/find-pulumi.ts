import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const root = join(__dirname, "..");

/** Where a Pulumi CLI may be, in this order: what `tools/build` has built, what the npm package `pulumi` brings, the PATH. */
const folders = [join(root, ".cache", "pulumi", "bin"), join(root, "node_modules", ".bin")];

/** Why a check that takes the Pulumi CLI is not made. */
export const noPulumi =
    "skipped: no pulumi (tools/build builds it with Go; one on the PATH or the npm package serves, too)";

/**
 * Puts the Pulumi CLI that there is, and the providers beside it, on the PATH of this process.
 *
 * @returns its version; undefined where there is none
 */
export function findPulumi(): string | undefined {
    const found = folders.find((folder) => existsSync(join(folder, "pulumi")));
    if (found !== undefined) process.env.PATH = [found, process.env.PATH].join(delimiter);
    process.env.PULUMI_SKIP_UPDATE_CHECK = "true";
    const { status, stdout } = spawnSync("pulumi", ["version"], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
}

/** Whether what takes the CLI has to be there. */
export const isPulumiRequired = Boolean(process.env.CI);
