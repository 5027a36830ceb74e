import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

const root = path.join(__dirname, "..", "..");

/** The TypeScript snippets of docs/components.md, each as a module of its own. */
function snippets(): ReadonlyMap<string, string> {
    const guide = readFileSync(path.join(root, "docs", "components.md"), "utf8");
    const blocks = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)];
    return new Map(blocks.map(([, code = ""], index) => [path.join(root, `guide-snippet-${index + 1}.ts`), code]));
}

describe("the guide to the components", () => {
    it("has snippets that compile", function () {
        this.timeout(180_000);
        const files = snippets();
        assert.ok(files.size >= 8, `only ${files.size} snippets were found`);
        const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
        const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
        const guidePaths = {
            annex42: [path.join(root, "components", "index.ts")],
            "annex42/kubernetes": [path.join(root, "components", "kubernetes", "index.ts")],
        };
        const checked = { ...options, noEmit: true, paths: guidePaths };
        const host = ts.createCompilerHost(checked);
        const { fileExists, getSourceFile, readFile } = host;
        host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
        host.readFile = (file) => files.get(file) ?? readFile.call(host, file);
        host.getSourceFile = (file, ...rest) => {
            const code = files.get(file);
            return code === undefined
                ? getSourceFile.call(host, file, ...rest)
                : ts.createSourceFile(file, code, ts.ScriptTarget.ES2022);
        };
        const program = ts.createProgram([...files.keys()], checked, host);
        const problems = [...files.keys()].flatMap((file) => {
            const source = program.getSourceFile(file);
            assert.ok(source, `${file} was not read`);
            return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
        });
        assert.equal(ts.formatDiagnostics(problems, host), "");
    });
});
