import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Baseline, BaselineWriter } from "../../gate/baseline";
import { countChecks } from "../../gate/results";
import { resultOf, stackOf } from "./support";

const failing = resultOf({ verdict: "fail", effect: "block", message: "m.", path: "safe" });

describe("Baseline", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "annex42-"))));
    after(() => rmSync(folder, { recursive: true }));

    function written(...results: Parameters<typeof resultOf>[0][]): string {
        const writer = new BaselineWriter();
        writer.add(stackOf({ results: results.map(resultOf) }));
        return writer.toString();
    }

    function read(text: string): Baseline {
        const file = join(folder, "baseline.json");
        writeFileSync(file, text);
        return Baseline.read(file);
    }

    it("lets what was there before warn, and blocks what is new", () => {
        const baseline = read(written(failing));
        const stack = baseline.apply(stackOf({ results: [failing, resultOf({ ...failing, path: "kind" })] }));
        assert.deepEqual(
            stack.results.map(({ effect, known }) => [effect, known]),
            [
                ["warn", true],
                ["block", undefined],
            ],
        );
        assert.equal(countChecks(stack).known, 1);
    });

    it("knows how much of it is gone", () => {
        const baseline = read(written(failing, { ...failing, urn: "urn:gone" }));
        baseline.apply(stackOf({ results: [failing] }));
        assert.equal(baseline.gone(), 1);
    });

    it("holds violations only, in an order that does not depend on the run's", () => {
        const other = { ...failing, urn: "urn:a" };
        assert.equal(written(failing, other), written(other, failing));
        assert.equal(written(failing, { verdict: "pass" }, { ...other, waiver: waiver }), written(failing));
        assert.equal(
            written(failing),
            '{\n  "version": 1,\n  "findings": [\n' +
                '    {"policy":"thing-is-safe","urn":"urn:pulumi:dev::shop::acme:index:Thing::one","path":"safe"}\n  ]\n}\n',
        );
    });

    it("refuses what is no baseline", () => {
        assert.throws(() => read('{"version": 2}'), /The file is no baseline/);
        assert.throws(() => read("{"), /is cut off/);
        assert.throws(() => Baseline.read(join(folder, "none.json")), /there is no such file/);
    });
});

const waiver = { reason: "r", owner: "o", expires: "2030-01-01" };
