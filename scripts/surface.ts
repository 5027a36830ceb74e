import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { policies } from "../policy-pack/policies";
import { writeGenerated } from "./generated";
import { isAbout, isOpen, parseLedger, surfaceOf } from "./surface/ledger";
import type { Surface } from "./surface/ledger";
import { surfaceLines, surfacePage } from "./surface/page";
import { readsOf } from "./surface/reads";
import { modulesOf, resourceTypesOf } from "./surface/sdk";

/**
 * `npm run surface`: of every property of the AI resources of the installed `@pulumi/aws` that bears on encryption,
 * network, exposure, identity, logging, guardrails, provenance, retention or secrets, whether a policy reads it, a
 * reason stands in `policy-pack/surface.yaml` why none does, or nobody has decided yet.
 *
 * A type token, or its beginning, limits the list; `--all` lists what is covered and reasoned too. `--write` writes
 * docs/surface.md. `--check` fails when something is open, when a reason is idle, or when that page is not up to date.
 */

const root = join(__dirname, "..");
const sdk = join(root, "node_modules", "@pulumi", "aws");

async function main(args: readonly string[]): Promise<void> {
    const ledger = parseLedger(parse(readFileSync(join(root, "policy-pack", "surface.yaml"), "utf8")));
    const types = resourceTypesOf(sdk, (module, file) => isAbout(ledger, module, file));
    const samples = new Map(types.map(({ token, sample }) => [token, sample]));
    const surface = surfaceOf(ledger, { modules: modulesOf(sdk), types }, readsOf(policies, samples));
    const [prefix = ""] = args.filter((argument) => !argument.startsWith("--"));
    for (const line of surfaceLines(surface, prefix, args.includes("--all"))) console.log(line);
    const isCheck = args.includes("--check");
    if (isCheck || args.includes("--write")) {
        await writeGenerated("docs/surface.md", surfacePage(surface), "npm run surface -- --write");
    }
    if (isCheck && hasWork(surface)) process.exitCode = 1;
}

function hasWork({ entries, newModules, idleReasons }: Surface): boolean {
    return entries.some(isOpen) || newModules.length > 0 || idleReasons.length > 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
