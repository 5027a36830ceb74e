import assert from "node:assert/strict";

import { compilerProblems, snippetsOf } from "../support/guides";

describe("the guide to the components", () => {
    it("has snippets that compile", function () {
        this.timeout(180_000);
        const files = snippetsOf("components.md");
        assert.ok(files.size >= 8, `only ${files.size} snippets were found`);
        assert.equal(compilerProblems(files), "");
    });
});
