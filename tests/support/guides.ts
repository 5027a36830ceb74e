import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

const root = path.join(__dirname, "..", "..");

/** The TypeScript snippets of a guide, each as a module of its own in the root of the project. */
export function snippetsOf(guide: string): ReadonlyMap<string, string> {
    const text = readFileSync(path.join(root, "docs", guide), "utf8");
    const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)];
    return new Map(blocks.map(([, code = ""], index) => [path.join(root, `guide-snippet-${index + 1}.ts`), code]));
}

/** What the compiler says of them; nothing where they compile. */
export function compilerProblems(files: ReadonlyMap<string, string>): string {
    const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const paths = {
        annex42: [path.join(root, "components", "index.ts")],
        "annex42/kubernetes": [path.join(root, "components", "kubernetes", "index.ts")],
    };
    const checked = { ...options, noEmit: true, paths };
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
    return ts.formatDiagnostics(problems, host);
}
