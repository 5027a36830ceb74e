import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { runPolicyPack } from "../../gate/analyzer";
import type { Resource } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import { buildPolicyPack } from "../support/build";

const root = path.join(__dirname, "..", "..");
const sdk = ["@pulumi/policy", "@pulumi/pulumi"];
const stack = { organization: "organization", project: "shop", stack: "dev", config: {} };

const notebookType = "aws:sagemaker/notebookInstance:NotebookInstance";
const notebook: Resource = {
    urn: `urn:pulumi:dev::shop::${notebookType}::lab`,
    type: notebookType,
    name: "lab",
    inputs: { directInternetAccess: "Enabled" },
    outputs: { directInternetAccess: "Enabled" },
    dependencies: [],
    propertyDependencies: {},
};

function readJson(...parts: string[]): Record<string, Record<string, string>> {
    return JSON.parse(readFileSync(path.join(...parts), "utf8")) as Record<string, Record<string, string>>;
}

async function expectNotebookCaught(folder: string): Promise<void> {
    const { name, version, policies: found, results } = await runPolicyPack(folder, [notebook], stack);
    assert.equal(name, "annex42");
    assert.equal(version, readJson(root, "package.json").version);
    assert.equal(found.length, policies.length);
    const [result] = results.filter(({ policy }) => policy === "sagemaker-notebook-no-direct-internet");
    assert.equal(result?.message, '"lab" has direct internet access.');
    assert.equal(result.effect, "block");
}

describe("the policy pack as it is published", function () {
    const folder = mkdtempSync(path.join(tmpdir(), "annex42-shipping-"));
    const installed = path.join(folder, "installed", "package");

    before(async () => {
        const built = path.join(folder, "built");
        await buildPolicyPack(built);
        // `pulumi policy publish` does the same.
        execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: built, encoding: "utf8" });
        mkdirSync(path.dirname(installed));
        const tarball = path.join(folder, `annex42-policy-pack-${String(readJson(built, "package.json").version)}.tgz`);
        execFileSync("tar", ["-xzf", tarball, "-C", path.dirname(installed)]);
        mkdirSync(path.join(installed, "node_modules", "@pulumi"), { recursive: true });
        for (const name of sdk) {
            symlinkSync(path.join(root, "node_modules", name), path.join(installed, "node_modules", name));
        }
    });

    after(() => rmSync(folder, { recursive: true }));

    it("names the SDK as all that it depends on, at the versions that it was tested with", () => {
        const { dependencies = {} } = readJson(installed, "package.json");
        assert.deepEqual(Object.keys(dependencies), sdk);
        for (const name of sdk) {
            assert.equal(
                dependencies[name],
                String(readJson(root, "node_modules", name, "package.json").version).replace(/^v/, ""),
            );
        }
    });

    it("runs by itself, installed elsewhere", () => expectNotebookCaught(installed));

    it("loads no provider SDK", () => {
        const script =
            "require(process.cwd()); console.log(JSON.stringify(Object.keys(require.cache))); process.exit()";
        const output = execFileSync("node", ["-e", script], { cwd: installed, encoding: "utf8" });
        const line = output.split("\n").find((text) => text.startsWith("["));
        const packages = (JSON.parse(line ?? "[]") as string[]).map(
            (file) => /.*node_modules[\\/](@pulumi[\\/][^\\/]+|[^\\/]+)/.exec(file)?.[1],
        );
        const providers = packages.filter((name) => name?.startsWith("@pulumi") && !sdk.includes(name));
        assert.ok(packages.includes("@pulumi/policy"));
        assert.deepEqual(providers, []);
    });
});

describe("the policy pack in the repository", () => {
    const folder = path.join(root, "policy-pack");

    it("has the version of the whole", () => {
        assert.equal(readJson(folder, "package.json").version, readJson(root, "package.json").version);
    });

    it("can be run as it is, in TypeScript", () => expectNotebookCaught(folder)).timeout(180_000);
});
