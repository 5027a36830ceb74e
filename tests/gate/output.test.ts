import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fileOutput } from "../../gate/output";

describe("fileOutput", () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "annex42-"));
        file = join(folder, "report.json");
        writeFileSync(file, "before");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("replaces the file only when the report is whole", async () => {
        const output = fileOutput(file);
        await output.write("one ");
        await output.write("two");
        assert.equal(readFileSync(file, "utf8"), "before");
        output.finish();
        output.discard();
        assert.equal(readFileSync(file, "utf8"), "one two");
        assert.deepEqual(readdirSync(folder), ["report.json"]);
    });

    it("leaves no trace of a report that is given up", async () => {
        const output = fileOutput(file);
        await output.write("one");
        output.discard();
        assert.equal(readFileSync(file, "utf8"), "before");
        assert.deepEqual(readdirSync(folder), ["report.json"]);
    });

    it("refuses a place that cannot be written to before anything is done", () => {
        assert.throws(() => fileOutput(join(folder, "none", "report.json")), {
            name: "InputError",
            message: "The report cannot be written: there is no such file or folder.",
        });
    });
});
