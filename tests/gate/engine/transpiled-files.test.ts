import * as assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { readProject, readStack, runProgram } from "../../../gate/engine";
import { noFixtures } from "../../../gate/engine/answers";

const packages = path.join(__dirname, "..", "..", "..", "node_modules");

describe("What TypeScript makes of a program's files", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "annex42-transpiled-"));
    const cache = path.join(folder, "node_modules", ".cache", "annex42", "transpiled");

    before(() => {
        mkdirSync(path.join(folder, "node_modules"));
        for (const name of ["@pulumi", "@types", "ts-node", "typescript"]) {
            symlinkSync(path.join(packages, name), path.join(folder, "node_modules", name));
        }
        writeFileSync(path.join(folder, "Pulumi.yaml"), "name: kept\nruntime: nodejs\n");
        writeFileSync(path.join(folder, "tsconfig.json"), '{ "compilerOptions": { "target": "es2022" } }');
    });

    after(() => rmSync(folder, { recursive: true }));

    it("is kept for the next run", async () => {
        write("first");
        assert.deepEqual(await run(), ["first:4"]);
        assert.deepEqual(await run(), ["first:4"], "lines are those of the source");
        changeKept((text) => text.replace('\\"first\\"', '\\"kept\\"'));
        assert.deepEqual(await run(), ["kept:4"]);
    });

    it("is made anew when the file is another", async () => {
        write("second");
        assert.deepEqual(await run(), ["second:4"]);
    });

    it("is made anew when the settings are others", async () => {
        write("third");
        assert.deepEqual(await run(), ["third:4"]);
        changeKept((text) => text.replace('\\"third\\"', '\\"kept\\"'));
        writeFileSync(path.join(folder, "tsconfig.json"), '{ "compilerOptions": { "target": "es2020" } }');
        assert.deepEqual(await run(), ["third:4"]);
    });

    it("is made anew when it was not kept whole", async () => {
        changeKept((text) => text.slice(0, 100));
        assert.deepEqual(await run(), ["third:4"]);
    });

    function write(name: string): void {
        const lines = [
            'import * as pulumi from "@pulumi/pulumi";',
            "interface Named { readonly name: string }",
            `const { name }: Named = { name: "${name}" };`,
            'new pulumi.CustomResource("cloud:index/thing:Thing", name, {});',
        ];
        writeFileSync(path.join(folder, "index.ts"), lines.join("\n"));
    }

    /** The names of the program's things, each with the line that makes it. */
    async function run(): Promise<readonly string[]> {
        const project = readProject(folder);
        const { resources } = await runProgram({ project, stack: readStack(project, "dev"), fixtures: noFixtures });
        return resources
            .filter(({ type }) => type === "cloud:index/thing:Thing")
            .map(({ name, source }) => `${name}:${source?.line}`);
    }

    function changeKept(change: (text: string) => string): void {
        const names = readdirSync(cache);
        assert.ok(names.length > 0);
        for (const name of names) {
            const file = path.join(cache, name);
            writeFileSync(file, change(readFileSync(file, "utf8")));
        }
    }
});
