import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { findFiles } from "../../../gate/inputs/find-files";

describe("findFiles", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "annex42-"));
        for (const name of ["b/deep", "node_modules/x", ".git", "empty"]) {
            mkdirSync(join(folder, name), { recursive: true });
        }
        for (const name of [
            "a.json",
            "b/c.json",
            "b/deep/d.JSON",
            "b/notes.md",
            "node_modules/x/e.json",
            ".git/f.json",
        ]) {
            writeFileSync(join(folder, name), "{}");
        }
        symlinkSync(join(folder, "b"), join(folder, "circle"));
        symlinkSync(join(folder, "a.json"), join(folder, "link.json"));
    });
    after(() => rmSync(folder, { recursive: true }));

    const find = (path: string): readonly string[] =>
        findFiles(join(folder, path)).map((file) => relative(folder, file));

    it("takes a file as it is, whatever its name", () => {
        assert.deepEqual(find("b/notes.md"), ["b/notes.md"]);
    });
    it("takes all JSON files of a folder, in order", () => {
        assert.deepEqual(find("."), ["a.json", "b/c.json", "b/deep/d.JSON", "link.json"]);
    });
    it("takes what a pattern matches", () => {
        assert.deepEqual(find("*.json"), ["a.json", "link.json"]);
        assert.deepEqual(find("**/{c,d}.*"), ["b/c.json", "b/deep/d.JSON"]);
    });
    it("takes patterns from the working directory", () => {
        const before = process.cwd();
        process.chdir(folder);
        try {
            assert.deepEqual(findFiles("./b/*.json"), ["b/c.json"]);
            assert.deepEqual(findFiles("*.json"), ["a.json", "link.json"]);
        } finally {
            process.chdir(before);
        }
    });
    for (const [path, message] of [
        ["nothing.json", "There is no such file or folder."],
        ["empty", "There is no JSON file in this folder."],
        ["*.yaml", "No file matches this pattern."],
        ["none/*.json", "No file matches this pattern."],
    ] as const) {
        it(`refuses ${path}`, () => {
            assert.throws(() => find(path), { message, at: { file: join(folder, path) } });
        });
    }
});
