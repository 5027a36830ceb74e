import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { version } from "../package.json";
import type { ExplainOptions } from "./commands/explain";
import type { PoliciesOptions } from "./commands/policies";
import type { GateOptions } from "./commands/gate";
import type { BomOptions } from "./commands/bom";
import type { ReviewOptions } from "./commands/review";
import { printError, toRunError } from "./commands/run";
import type { ReportTarget } from "./commands/run";
import type { SoaOptions } from "./commands/soa";
import { formatNames } from "./reports";
import type { Format } from "./reports";

/* eslint-disable @typescript-eslint/no-require-imports -- each command loads what it needs, and no other */
const commands = {
    gate: () => require("./commands/gate") as typeof import("./commands/gate"),
    review: () => require("./commands/review") as typeof import("./commands/review"),
    soa: () => require("./commands/soa") as typeof import("./commands/soa"),
    bom: () => require("./commands/bom") as typeof import("./commands/bom"),
    policies: () => require("./commands/policies") as typeof import("./commands/policies"),
    explain: () => require("./commands/explain") as typeof import("./commands/explain"),
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Runs the command line, and gives the exit code: 0 for pass, 1 for blocking findings, 2 for what could not run. */
export async function main(words: readonly string[]): Promise<number> {
    let exitCode = 0;
    const program = commandLine((code) => (exitCode = code));
    // Signals end the process by way of its exit handlers, which leave nothing running and nothing half-written.
    for (const [signal, code] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
        ["SIGHUP", 129],
    ] as const) {
        process.once(signal, () => process.exit(code));
    }
    try {
        await program.parseAsync(words, { from: "user" });
    } catch (error) {
        return failed(error);
    }
    return exitCode;
}

function commandLine(setExitCode: (code: number) => void): Command {
    const program = new Command("annex42")
        .description("Checks Pulumi programs and deployed stacks against policies for AI infrastructure.")
        .version(version)
        .exitOverride()
        .showHelpAfterError("(annex42 --help shows how it is used)");
    // Settings such as exitOverride are passed on to commands made afterwards.
    const gate = program
        .command("gate")
        .argument("[dir]", "the folder of the Pulumi project; otherwise the nearest one from here up")
        .description("run a Pulumi project's program, without Pulumi or any account, and check what it would create")
        .option("-s, --stack <name>", "a stack to check; may be repeated (default: every stack with a file)", collect)
        .option("--fixtures <file>", "answers to what the program asks its cloud (default: annex42.fixtures.yaml)")
        .option("--policy-pack <dir>", "another policy pack for Node to run as well; may be repeated", collect)
        .addOption(
            new Option(
                "--engine <name>",
                "what runs the program: ours (default), or the Pulumi CLI that is installed",
            ).choices(["embedded", "pulumi"]),
        )
        .option("--deadline <seconds>", "how long the program may do nothing before it is ended (default: 60)", seconds)
        .action(async (directory: string | undefined, options: GateOptions) =>
            setExitCode(await commands.gate().gate(directory, options)),
        );
    const review = program
        .command("review")
        .argument("<path...>", "files, folders, or patterns such as 'exports/**/*.json'")
        .description(
            "check what is deployed or planned: stack exports, preview --json, event logs, stack output --json",
        )
        .option("--since <path>", "compare with an earlier review: its report as JSON, or what was reviewed then")
        .action(async (paths: readonly string[], options: ReviewOptions) =>
            setExitCode(await commands.review().review(paths, options)),
        );
    for (const command of [gate, review]) addReportOptions(command);
    const soa = program
        .command("soa")
        .argument("[path...]", "files as review takes them; otherwise the project here")
        .description("write the statement of applicability that clause 6.1.3 of ISO/IEC 42001 asks for")
        .addOption(new Option("-f, --format <name>").choices(["markdown", "csv", "html"]).default("markdown"))
        .option("-o, --output <file>", "write it there, whole or not at all")
        .option("--statement <file>", "what people say of the controls (default: annex42.yaml, where it is there)")
        .option("--waivers <file>", "accepted violations (default: annex42.waivers.yaml, where it is there)")
        .action(async (paths: readonly string[], options: SoaOptions) =>
            setExitCode(await commands.soa().soa(paths, options)),
        );
    const bom = program
        .command("bom")
        .argument("[path...]", "files as review takes them; otherwise the project here")
        .description("write a CycloneDX bill of materials of each AI system")
        .option("-o, --output <folder>", "write a file for each system there; otherwise there may be only one system")
        .option("--system <id>", "only that system")
        .action(async (paths: readonly string[], options: BomOptions) =>
            setExitCode(await commands.bom().bom(paths, options)),
        );
    for (const command of [soa, bom]) {
        command
            .option("-s, --stack <name>", "a stack of the project; may be repeated", collect)
            .option("--policy-config <file>", "levels and settings of policies")
            .option("--fixtures <file>", "answers to what the program asks its cloud");
    }
    program
        .command("policies")
        .argument("[word...]", "only policies that mention each of the words")
        .description("list policies, by service")
        .option("--service <name>", "only those about a service, such as bedrock")
        .option("--control <id>", "only those that support a control of Annex A, or of a part of it (A.6.2)")
        .addOption(new Option("--severity <name>", "only those").choices(["critical", "high", "medium", "low"]))
        .option("--json", "with all of their metadata, as JSON")
        .action((words: readonly string[], options: PoliciesOptions) =>
            commands.policies().listPolicies(words, options),
        );
    program
        .command("explain")
        .argument(
            "<id>",
            "a policy, another tool's check (CKV_AWS_122), a control (A.6.2.8) or a clause (6.1.3); a stack export with --role",
        )
        .description(
            "show one policy with its settings and examples, or what is checked of a control and what cannot be; " +
                "or what a role can really do",
        )
        .option("--role <urn>", "a role, user or group of the stack export: what it can do, and become")
        .action(async (id: string, options: ExplainOptions) => commands.explain().explain(id, options));
    return program;
}

function addReportOptions(command: Command): void {
    command
        .addOption(new Option("-f, --format <name>", "of the report").choices(formatNames).default("text"))
        .option("-o, --output <file>", "write the report there, whole or not at all")
        .option("-r, --report <format=file>", "write another report of the same run; may be repeated", target)
        .option(
            "--policy-config <file>",
            "levels and settings of policies, as CrossGuard's --policy-pack-config (default: annex42.policy-config.json, where it is there)",
        )
        .option("--waivers <file>", "accepted violations (default: annex42.waivers.yaml, where it is there)")
        .option("--baseline <file>", "violations that were there before; they block no more")
        .option("--write-baseline <file>", "write the violations of this run there, as a baseline")
        .option("--oscal-version <version>", "of the OSCAL formats", oscalVersion);
}

function target(value: string, previous: readonly ReportTarget[] = []): readonly ReportTarget[] {
    const [format = "", ...rest] = value.split("=");
    const file = rest.join("=");
    if (!(formatNames as readonly string[]).includes(format) || file === "") {
        throw new InvalidArgumentError(`It has to be <format>=<file>, with one of ${formatNames.join(", ")}.`);
    }
    return [...previous, { format: format as Format, file }];
}

function oscalVersion(value: string): string {
    if (/^1\.\d+\.\d+$/.test(value)) return value;
    throw new InvalidArgumentError("It has to be a version of OSCAL 1, such as 1.1.3.");
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
    return [...previous, value];
}

function seconds(value: string): number {
    const number = Number(value);
    if (Number.isFinite(number) && number > 0) return number;
    throw new InvalidArgumentError("It has to be a number of seconds.");
}

/** The exit code for what was thrown, which the user has been told about. */
function failed(error: unknown): number {
    if (error instanceof CommanderError) {
        // It has said what is wrong by now; asking for help or the version is no error.
        return error.code === "commander.helpDisplayed" || error.code === "commander.version" ? 0 : 2;
    }
    try {
        printError(toRunError(error));
    } catch {
        const { ANNEX42_DEBUG: debug } = process.env;
        const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
        const hint = debug ? stack : "Run it again with ANNEX42_DEBUG=1 for a trace, and please report it.";
        printError({ message: `This is a bug in annex42 (${name}: ${message}).\n${hint}` });
    }
    return 2;
}
