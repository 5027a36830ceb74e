import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import type { PolicyEvent } from "@pulumi/pulumi/automation";

import { findPulumi, isPulumiRequired, noPulumi } from "../../conformance/find-pulumi";
import { readProject, readStack } from "../../gate/engine";
import { TemporaryStack } from "../../gate/engine/pulumi-cli";
import { build } from "../support/build";

const root = path.join(__dirname, "..", "..");
const lab = path.join(__dirname, "programs", "lab");
const command = path.join(root, "bin", "annex42.js");
const notebookPolicy = "sagemaker-notebook-no-direct-internet";
const platformPolicy = "sagemaker-notebook-platform-supported";

describe("the real Pulumi engine", () => {
    const pathBefore = process.env.PATH;
    const folder = mkdtempSync(path.join(tmpdir(), "annex42-real-engine-"));
    const pack = path.join(folder, "installed", "package");
    let stack: TemporaryStack | undefined;

    before(async function () {
        if (findPulumi() === undefined) {
            assert.ok(!isPulumiRequired, noPulumi);
            console.log(`    ${noPulumi}`);
            this.skip();
        }
        await installPack();
        const project = readProject(lab);
        stack = await TemporaryStack.create(project, readStack(project, "dev"));
    });

    after(() => {
        stack?.remove();
        rmSync(folder, { recursive: true, force: true });
        process.env.PATH = pathBefore;
    });

    it("runs the shipped pack from an empty folder, at the levels that it comes with", async () => {
        const findings = await preview([pack]);
        const [notebook] = of(findings, notebookPolicy);
        assert.equal(notebook?.enforcementLevel, "mandatory");
        assert.match(notebook.message, /"lab" has direct internet access\./);
        assert.equal(of(findings, platformPolicy).length, 1);
    });

    it("takes levels and policies' own settings from --policy-pack-config", async () => {
        const findings = await preview([pack], {
            [notebookPolicy]: "advisory",
            [platformPolicy]: { enforcementLevel: "mandatory", platforms: ["notebook-al2-v3"] },
        });
        assert.deepEqual(
            of(findings, notebookPolicy).map(({ enforcementLevel }) => enforcementLevel),
            ["advisory"],
        );
        assert.deepEqual(of(findings, platformPolicy), []);
    });

    it("refuses a setting that does not fit", async () => {
        await assert.rejects(preview([pack], { [platformPolicy]: { platforms: "all" } }), /platforms/);
    });

    it("shows the pack what another one has put right", async () => {
        const remediating = path.join(folder, "remediating");
        mkdirSync(remediating);
        writeFileSync(path.join(remediating, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        writeFileSync(
            path.join(remediating, "package.json"),
            '{ "name": "remediating", "version": "1.0.0", "main": "index.js" }',
        );
        symlinkSync(path.join(root, "node_modules"), path.join(remediating, "node_modules"));
        writeFileSync(
            path.join(remediating, "index.js"),
            `new (require("@pulumi/policy").PolicyPack)("remediating", { policies: [{
                name: "notebooks-inside", description: "Keeps notebooks off the internet.", enforcementLevel: "remediate",
                remediateResource: ({ type, props }) => type === "aws:sagemaker/notebookInstance:NotebookInstance"
                    ? { ...props, directInternetAccess: "Disabled" } : undefined,
            }] });`,
        );
        assert.deepEqual(of(await preview([remediating, pack]), notebookPolicy), []);
    });

    it("gives the same report by gate --engine pulumi as by the gate alone", async () => {
        const [alone, byPulumi] = await Promise.all([run(["gate", lab]), run(["gate", lab, "--engine", "pulumi"])]);
        assert.equal(byPulumi.status, 1, byPulumi.stderr);
        assert.deepEqual(findingsIn(byPulumi.stdout), findingsIn(alone.stdout));
        assert.ok(findingsIn(alone.stdout).length > 0);
    });

    it("ends with 2 and the program's own error where that throws", async () => {
        const { status, stderr } = await run(["gate", lab, "--engine", "pulumi"], { LAB_FAILS: "1" });
        assert.equal(status, 2);
        assert.match(stderr, /Stack "dev": .*The lab is on fire/s);
        assert.doesNotMatch(stderr, /\n\s+at .*gate\//);
    });

    async function installPack(): Promise<void> {
        await build();
        const built = path.join(root, "dist", "policy-pack");
        execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: built });
        mkdirSync(path.dirname(pack));
        const { version } = JSON.parse(readFileSync(path.join(built, "package.json"), "utf8")) as { version: string };
        const tarball = path.join(folder, `annex42-policy-pack-${version}.tgz`);
        execFileSync("tar", ["-xzf", tarball, "-C", path.dirname(pack)]);
        mkdirSync(path.join(pack, "node_modules", "@pulumi"), { recursive: true });
        for (const name of ["@pulumi/policy", "@pulumi/pulumi"]) {
            symlinkSync(path.join(root, "node_modules", name), path.join(pack, "node_modules", name));
        }
    }

    async function preview(
        packs: readonly string[],
        config?: Readonly<Record<string, unknown>>,
    ): Promise<readonly PolicyEvent[]> {
        assert.ok(stack);
        if (config === undefined) return (await stack.preview(packs)).findings;
        const file = path.join(folder, "config.json");
        writeFileSync(file, JSON.stringify(config));
        return (await stack.preview(packs, { policyPackConfigs: [file] })).findings;
    }
});

describe("gate --engine pulumi without a Pulumi CLI", () => {
    it("ends with 2 and says what to do", async () => {
        const { status, stderr } = await run(["gate", lab, "--engine", "pulumi"], {
            PATH: path.join(lab, "nothing"),
        });
        assert.equal(status, 2);
        assert.match(stderr, /The Pulumi CLI was not found: install it, or leave out --engine pulumi\./);
    });
});

function of(findings: readonly PolicyEvent[], policy: string): readonly PolicyEvent[] {
    return findings.filter(({ policyName }) => policyName === policy);
}

interface Ended {
    readonly status: number;
    readonly stdout: string;
    readonly stderr: string;
}

function run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return new Promise((resolve) => {
        const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 };
        const child = execFile(
            process.execPath,
            [command, ...words, "--format", "json"],
            options,
            (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
        );
    });
}

/** What a report says, but for source lines, which the engine does not show to packs. */
function findingsIn(report: string): readonly string[] {
    const { stacks } = JSON.parse(report) as {
        stacks: readonly { results: readonly { policy: string; urn: string; verdict: string; message?: string }[] }[];
    };
    return stacks
        .flatMap(({ results }) => results)
        .map(({ policy, urn, verdict, message = "" }) => `${policy} on ${urn}: ${verdict} ${message}`)
        .sort();
}
