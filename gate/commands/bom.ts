import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { version } from "../../package.json";
import { billOf } from "../bom";
import type { SystemParts } from "../bom";
import { now } from "../dates";
import { InputError } from "../errors";
import type { AiSystemFact, Part } from "../facts";
import { fileOutput, reasonOf, streamOutput } from "../output";
import type { ExitCode } from "../results";
import { printError } from "./run";
import { startRun } from "./soa";
import type { SoaOptions } from "./soa";

export interface BomOptions extends Pick<SoaOptions, "policyConfig" | "stack" | "fixtures"> {
    /** A folder. */
    readonly output?: string;
    readonly system?: string;
}

/** Writes a bill of materials of each AI system of what is deployed, or of the project here. */
export async function bom(paths: readonly string[], options: BomOptions): Promise<ExitCode> {
    const { outcomes, progress } = await startRun(paths, options);
    const systems = new Map<string, AiSystemFact>();
    const parts: Part[] = [];
    let failed = false;
    let time: string | undefined;
    for await (const outcome of outcomes) {
        progress.clear();
        if ("error" in outcome) {
            failed = true;
            printError(outcome.error);
            continue;
        }
        const facts = outcome.result.facts?.();
        for (const system of facts?.systems ?? []) {
            const known = systems.get(system.id);
            if (!known || (!known.entry && system.entry)) systems.set(system.id, system);
        }
        parts.push(...(facts?.parts ?? []));
        const own = outcome.result.time;
        if (own !== undefined && (time === undefined || own > time)) time = own;
    }
    progress.clear();
    const wanted = [...systems.values()].filter(({ id }) => options.system === undefined || id === options.system);
    if (wanted.length === 0) {
        throw new InputError(
            options.system === undefined
                ? "There is no AI system: no resource is tagged with ai-system-id, and the stacks keep no register."
                : `There is no AI system "${options.system}": there ${systems.size === 0 ? "is none" : `is ${[...systems.keys()].join(", ")}`}.`,
        );
    }
    const bills = wanted.map((system): SystemParts => ({
        system,
        parts: parts.filter((part) => part.system === system.id),
    }));
    await writeBills(bills, options.output, time ?? now().toISOString());
    return failed ? 2 : 0;
}

async function writeBills(bills: readonly SystemParts[], folder: string | undefined, time: string): Promise<void> {
    if (folder === undefined) {
        const [bill, ...others] = bills;
        if (!bill || others.length > 0) {
            const ids = bills.map(({ system }) => system.id).join(", ");
            throw new InputError(
                `There are several AI systems (${ids}): name a folder with --output, or one of them with --system.`,
            );
        }
        await streamOutput(process.stdout).write(billOf(bill, version, time));
        return;
    }
    try {
        mkdirSync(folder, { recursive: true });
    } catch (error) {
        throw new InputError(`The folder cannot be made: ${reasonOf(error)}.`, { file: folder });
    }
    for (const bill of bills) {
        const output = fileOutput(join(folder, `${bill.system.id.replace(/[^A-Za-z0-9._-]/g, "_")}.cdx.json`));
        try {
            await output.write(billOf(bill, version, time));
            output.finish();
        } finally {
            output.discard();
        }
    }
}
