import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";

import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import type { EngineEvent, PolicyEvent, PreviewOptions, Stack as CliStack } from "@pulumi/pulumi/automation";

import type { Resource } from "../../policy-pack/policy/resource";
import { InputError } from "../errors";
import type { ProgramOptions, ProgramRun } from "./index";
import { ProgramError } from "./program-error";
import { entryPoint } from "./project";
import type { Project, Stack } from "./project";
import { findSdk } from "./sdk";

/** The pack that writes down what the engine shows to packs, as the build leaves it. */
const recorder = [path.join(__dirname, "recorder"), path.join(__dirname, "..", "..", "dist", "recorder")].find(
    (folder) => existsSync(path.join(folder, "index.js")),
);

/** A stack of the real Pulumi CLI, in a state of its own that is gone with it: nobody's backend or files are touched. */
export class TemporaryStack {
    private constructor(
        private readonly folder: string,
        private readonly stack: CliStack,
    ) {}

    /** @throws InputError when there is no Pulumi CLI */
    static async create(project: Project, stack: Stack): Promise<TemporaryStack> {
        const folder = mkdtempSync(path.join(tmpdir(), "annex42-pulumi-"));
        try {
            return new TemporaryStack(folder, await prepare(folder, project, stack));
        } catch (error) {
            rmSync(folder, { recursive: true, force: true });
            throw error;
        }
    }

    /**
     * Previews the program with the given policy packs.
     *
     * @returns what the packs reported, and the resources as the engine showed them to packs
     * @throws ProgramError when the program or a provider fails
     */
    async preview(
        packs: readonly string[],
        options: Pick<PreviewOptions, "policyPackConfigs" | "signal"> = {},
    ): Promise<{ readonly resources: readonly Resource[]; readonly findings: readonly PolicyEvent[] }> {
        if (recorder === undefined) throw new Error("The recorder is not built");
        const findings: PolicyEvent[] = [];
        const errors: string[] = [];
        const onEvent = ({ policyEvent, diagnosticEvent }: EngineEvent): void => {
            if (policyEvent) findings.push(policyEvent);
            if (diagnosticEvent?.severity === "error") errors.push(plain(diagnosticEvent.message));
        };
        // Mandatory findings end a preview with an error, after all has been seen.
        const failure = await this.stack
            .preview({ ...options, ...this.files, policyPacks: [recorder, ...packs], onEvent })
            .then(
                () => undefined,
                (error: Error) => error,
            );
        if (existsSync(this.record)) {
            return { resources: JSON.parse(readFileSync(this.record, "utf8")) as Resource[], findings };
        }
        throw new ProgramError(errors.join("\n").trim() || reasonIn(failure));
    }

    /** Deploys the stack, and gives its export. */
    async deploy(): Promise<string> {
        await this.stack.up(this.files);
        return JSON.stringify(await this.stack.exportStack());
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    private get files(): { readonly configFile: string } {
        return { configFile: path.join(this.folder, `Pulumi.${this.stack.name}.yaml`) };
    }

    private get record(): string {
        return path.join(this.folder, recordFile);
    }
}

const recordFile = "record.json";

/** The stack is made in a folder of its own, so that its settings are written there, and then run in the project's. */
async function prepare(folder: string, project: Project, { name, config, secretKeys }: Stack): Promise<CliStack> {
    const pulumiCommand = await PulumiCommand.get({ skipVersionCheck: true }).catch(() => {
        throw new InputError("The Pulumi CLI was not found: install it, or leave out --engine pulumi.");
    });
    const home = path.join(folder, "home");
    const plugins = path.join(process.env.PULUMI_HOME ?? path.join(homedir(), ".pulumi"), "plugins");
    mkdirSync(home);
    mkdirSync(path.join(folder, "state"));
    if (existsSync(plugins)) symlinkSync(plugins, path.join(home, "plugins"));
    writeFileSync(path.join(folder, "Pulumi.yaml"), JSON.stringify({ name: project.name, runtime: "nodejs" }));
    const options = {
        pulumiCommand,
        pulumiHome: home,
        envVars: {
            ANNEX42_RECORD_FILE: path.join(folder, recordFile),
            PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
            PULUMI_CONFIG_PASSPHRASE: "annex42",
            PULUMI_SKIP_UPDATE_CHECK: "true",
        },
    };
    const settings = await LocalWorkspace.createStack({ stackName: name, workDir: folder }, options);
    await settings.setAllConfig(
        Object.fromEntries(
            Object.entries(config).map(([key, value]) => [key, { value, secret: secretKeys.includes(key) }]),
        ),
    );
    return LocalWorkspace.selectStack({ stackName: name, workDir: project.directory }, options);
}

/** The CLI's own word, of an error that holds all that it printed. */
function reasonIn(failure: Error | undefined): string {
    const printed = plain(failure?.message ?? "");
    return /^error: (.+)$/m.exec(printed)?.[1] ?? (printed.trim() || "The preview ended without a word.");
}

function plain(message: string): string {
    return stripVTControlCharacters(message).replace(/<\{%[^%]*%\}>/g, "");
}

/** Runs a program by the real Pulumi CLI; see `runProgram`. */
export async function runWithPulumi({ project, stack, signal }: ProgramOptions): Promise<ProgramRun> {
    findSdk(entryPoint(project).directory);
    const temporary = await TemporaryStack.create(project, stack);
    try {
        const { resources } = await temporary.preview([], signal === undefined ? {} : { signal });
        return {
            resources,
            outputs: {},
            secretOutputs: [],
            mode: "preview",
            answers: [],
            opaque: [],
            logs: [],
            stdout: "",
            stderr: "",
        };
    } finally {
        temporary.remove();
    }
}
