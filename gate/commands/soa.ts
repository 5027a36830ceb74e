import { fileOutput, streamOutput } from "../output";
import { now } from "../dates";
import { soaFormats } from "../soa/formats";
import type { SoaFormat } from "../soa/formats";
import { StatementOfApplicability } from "../soa/rows";
import { readStatement } from "../statement-file";
import { addCounts, countChecks, noCounts } from "../results";
import type { ExitCode, RunError } from "../results";
import { startGate } from "./gate";
import { startReview } from "./review";
import { printError } from "./run";
import type { OutputOptions, Run } from "./run";

export interface SoaOptions extends Pick<OutputOptions, "waivers"> {
    readonly format: SoaFormat;
    readonly output?: string;
    /** What people say; annex42.yaml unless told. */
    readonly statement?: string;
    readonly policyConfig?: string;
    readonly stack?: readonly string[];
    readonly fixtures?: string;
}

/**
 * Writes the statement of applicability, of what is deployed by the files named, or of the project here. It is a
 * record, not a gate: findings do not make it fail.
 */
export async function soa(paths: readonly string[], options: SoaOptions): Promise<ExitCode> {
    const statement = readStatement(options.statement);
    const output = options.output === undefined ? streamOutput(process.stdout) : fileOutput(options.output);
    try {
        const { outcomes, catalog, progress, accepted } = await startRun(paths, options);
        const found = new StatementOfApplicability(catalog, statement);
        const errors: RunError[] = [];
        let counts = noCounts;
        let stacks = 0;
        let time: string | undefined;
        for await (const outcome of outcomes) {
            progress.clear();
            if ("error" in outcome) {
                errors.push(outcome.error);
                printError(outcome.error);
                continue;
            }
            const result = accepted.waivers.apply(outcome.result);
            counts = addCounts(counts, countChecks(result));
            stacks++;
            if (result.time !== undefined && (time === undefined || result.time > time)) time = result.time;
            found.add(result);
        }
        progress.clear();
        const exitCode = errors.length > 0 ? 2 : 0;
        const waivers = accepted.waivers.use();
        const end = {
            stacks,
            counts,
            errors,
            exitCode,
            waivers,
            links: [],
            gone: 0,
            time: time ?? now().toISOString(),
        } as const;
        await output.write(soaFormats[options.format](found, end));
        output.finish();
        return exitCode;
    } finally {
        output.discard();
    }
}

/** What a command that takes files, or else the project here, runs over. */
export async function startRun(
    paths: readonly string[],
    options: Pick<SoaOptions, "waivers" | "policyConfig" | "stack" | "fixtures">,
): Promise<Run> {
    const { waivers, policyConfig, stack, fixtures } = options;
    const common = {
        format: "text",
        ...(waivers !== undefined && { waivers }),
        ...(policyConfig !== undefined && { policyConfig }),
    } as const;
    if (paths.length > 0) return startReview(paths, common);
    return startGate(undefined, { ...common, ...(stack && { stack }), ...(fixtures !== undefined && { fixtures }) });
}
