import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { create } from "xmlbuilder2";

import { schemaFile, skip } from "../schemas";
import { resultOf, stackOf } from "../support";
import { afterwards, failing, mixed, render } from "./formats";

interface Suite {
    readonly "@tests": string;
    readonly "@failures": string;
    readonly "@errors": string;
    readonly "@skipped": string;
    readonly testcase: unknown;
}

function suitesOf(text: string): readonly Suite[] {
    const { testsuites } = create(text).end({ format: "object" }) as unknown as {
        readonly testsuites: { readonly testsuite?: Suite | Suite[] };
    };
    return [testsuites.testsuite ?? []].flat();
}

describe("junitReport", () => {
    it("makes a suite of a stack, and a failure of what blocks alone", () => {
        const [suite] = suitesOf(render("junit", [mixed]));
        assert.deepEqual(
            [suite?.["@tests"], suite?.["@failures"], suite?.["@errors"], suite?.["@skipped"]],
            ["5", "1", "0", "3"],
        );
    });

    it("counts a check once, however many remarks it has", () => {
        const [suite] = suitesOf(render("junit", [stackOf({ results: [failing, failing] })]));
        assert.deepEqual([suite?.["@tests"], suite?.["@failures"]], ["1", "1"]);
    });

    it("says where it is and what to do", () => {
        const text = render("junit", [stackOf({ results: [failing] })]);
        assert.match(text, /stacks\/index\.ts:14: "one" is not safe\./);
        assert.match(text, /Set safe to true\./);
        assert.match(text, /type="high"/);
    });

    it("makes errors of what could not be checked", () => {
        const [, suite] = suitesOf(render("junit", [stackOf({ results: [] })], afterwards));
        assert.deepEqual([suite?.["@tests"], suite?.["@errors"]], ["2", "2"]);
    });

    it("fits both schemas in use", function () {
        const folder = mkdtempSync(join(tmpdir(), "annex42-"));
        after(() => rmSync(folder, { recursive: true, force: true }));
        if (spawnSync("xmllint", ["--version"]).status !== 0) skip(this, "there is no xmllint");
        const file = join(folder, "junit.xml");
        for (const text of [
            render("junit", [mixed, stackOf({ results: [resultOf({})] })], afterwards),
            render("junit", []),
        ]) {
            writeFileSync(file, text);
            for (const name of ["junit/jenkins-junit-10.xsd", "junit/JUnit-ant.xsd"]) {
                const schema = schemaFile(name) ?? skip(this, `the schema ${name} is not here`);
                const { status, stderr } = spawnSync("xmllint", ["--noout", "--schema", schema, file], {
                    encoding: "utf8",
                });
                assert.equal(status, 0, stderr);
            }
        }
    });
});
