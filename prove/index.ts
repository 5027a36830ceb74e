import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

import { parse } from "yaml";

import { policies } from "../policy-pack/policies";
import { isProven, jsonOf, linesOf } from "./lines";
import { proofOf } from "./proof";
import { parseReasons } from "./reasons";
import { runStacks } from "./stacks";
import { proveOnThreads } from "./threads";
import { work } from "./worker";

/**
 * `npm run prove`: takes every property of the stacks that bears on security, weakens it in every way that its type
 * allows, one at a time, and counts how many of the weakenings some policy catches: its verdict on some resource was
 * no fail, and becomes one. An unknown catches nothing.
 *
 * Names of stacks limit the run; `--json` is for machines. Fails when fewer are caught than the goal, or when a reason
 * in `prove/equivalents.yaml` is one that no survivor has.
 */
async function main(args: readonly string[]): Promise<void> {
    const root = process.cwd();
    const names = args.filter((argument) => !argument.startsWith("--"));
    const cores = availableParallelism();
    const stacks = await runStacks(root, names, cores);
    const shows = process.stderr.isTTY;
    const trials = await proveOnThreads(stacks, __filename, cores, (done, all) => {
        if (shows) process.stderr.write(`\r${done} of ${all} resources`);
    });
    if (shows) process.stderr.write("\r\x1b[K");
    const reasons = parseReasons(parse(readFileSync(join(root, "prove", "equivalents.yaml"), "utf8")));
    const supports = new Map(policies.map((policy) => [policy.id, policy.supports]));
    const found = proofOf(trials, reasons, (policy) => supports.get(policy) ?? []);
    // Of some stacks alone, nothing can be said of reasons that others have.
    const proof = names.length === 0 ? found : { ...found, idleReasons: [] };
    console.log(args.includes("--json") ? jsonOf(proof) : linesOf(proof).join("\n"));
    if (!isProven(proof)) process.exitCode = 1;
}

if (isMainThread) {
    main(process.argv.slice(2)).catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
    });
} else {
    work();
}
