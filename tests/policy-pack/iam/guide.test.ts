import assert from "node:assert/strict";
import vm from "node:vm";

import ts from "typescript";

import * as iam from "../../../policy-pack/iam";
import * as policy from "../../../policy-pack/policy";
import { compilerProblems, snippetsOf } from "../../support/guides";

/** Runs a snippet; gives what it prints, and the values of the expressions that a comment follows. */
function run(code: string): { readonly printed: readonly string[]; readonly values: readonly unknown[] } {
    const printed: string[] = [];
    const values: unknown[] = [];
    const kept = code.replace(/^([a-z][^\n]*); (?=\/\/)/gim, (line, expression: string) =>
        expression.startsWith("console") ? line : `keep(${expression}); `,
    );
    const { outputText } = ts.transpileModule(kept, {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    vm.runInNewContext(outputText, {
        exports: {},
        require: (name: string) => (name.endsWith("/iam") ? iam : policy),
        console: { log: (...words: readonly unknown[]) => printed.push(words.join(" ")) },
        keep: (value: unknown) => values.push(value),
    });
    return { printed, values };
}

describe("the guide to IAM", () => {
    const files = snippetsOf("iam.md");

    it("has snippets that compile", function () {
        this.timeout(180_000);
        assert.equal(files.size, 3);
        assert.equal(compilerProblems(files), "");
    });

    it("says of its snippets what they give", () => {
        const [first = "", second = "", third = ""] = files.values();
        assert.deepEqual(run(first).printed, ['yes statement 1 ("Read")']);
        // Values of another context have other prototypes.
        const { values } = run(second);
        assert.equal(JSON.stringify(values), JSON.stringify(["no", "no", ["run a new function with a role: any"]]));
        assert.deepEqual(run(third).printed, []);
    });
});
