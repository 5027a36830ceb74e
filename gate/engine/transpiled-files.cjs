// Keeps what TypeScript makes of each file of a program, which is a third of what a program costs: for the next run, and
// for the other stacks of this one. Types are not checked, so what becomes of a file depends on that file alone.
"use strict";

const { createHash, randomUUID } = require("node:crypto");
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Of ts-node 10.9, the module that transpiles for TypeScript 4.7 and later. */
function keepThoseOfTsNode(tsTranspileModule) {
    const { createTsTranspileModule } = tsTranspileModule;
    tsTranspileModule.createTsTranspileModule = (typescript, options) => {
        const transpile = createTsTranspileModule(typescript, options);
        if (options.transformers) return transpile;
        return (source, file, packageType) =>
            kept(source, file.fileName, [typescript.version, options.compilerOptions, packageType], () =>
                transpile(source, file, packageType),
            );
    };
}

/** Other ts-nodes ask the compiler itself; TypeScript 5 cannot be changed, and then nothing is kept. */
function keepThoseOfTypeScript(typescript) {
    const { transpileModule, version } = typescript;
    if (!Object.getOwnPropertyDescriptor(typescript, "transpileModule")?.writable) return;
    typescript.transpileModule = (source, options) => {
        const { fileName, transformers, compilerOptions } = options;
        if (transformers || !fileName) return transpileModule(source, options);
        return kept(source, fileName, [version, compilerOptions], () => transpileModule(source, options));
    };
}

/** One entry a file and setting, so that they do not grow in number as files change. */
function kept(source, fileName, settings, transpile) {
    const file = entryFile([fileName, settings]);
    if (file === undefined) return transpile();
    const hash = hashOf(source);
    const known = readEntry(file);
    if (known?.hash === hash)
        return { outputText: known.outputText, sourceMapText: known.sourceMapText, diagnostics: [] };
    const result = transpile();
    // What TypeScript complains of, it is to complain of the next time.
    if (!result.diagnostics?.length) keep(file, { hash, ...result, diagnostics: undefined });
    return result;
}

function entryFile(key) {
    const folder = cacheFolder();
    if (folder === undefined) return undefined;
    try {
        return join(folder, `${hashOf(JSON.stringify(key))}.json`);
    } catch {
        // Settings that go in a circle.
        return undefined;
    }
}

function hashOf(text) {
    return createHash("sha256").update(text).digest("hex");
}

function readEntry(file) {
    try {
        return JSON.parse(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}

/** Others may keep the same file at the same time. */
function keep(file, entry) {
    const whole = `${file}.${randomUUID()}`;
    try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(whole, JSON.stringify(entry));
        renameSync(whole, file);
    } catch {
        // Where nothing can be written, it takes as long as it did.
    }
}

let found;

/** Where tools keep such things: in the node_modules that the program takes its packages from. */
function cacheFolder() {
    if (found !== undefined) return found.folder;
    let directory = process.cwd();
    while (!existsSync(join(directory, "node_modules")) && dirname(directory) !== directory)
        directory = dirname(directory);
    const modules = join(directory, "node_modules");
    found = { folder: existsSync(modules) ? join(modules, ".cache", "annex42", "transpiled") : undefined };
    return found.folder;
}

module.exports = { keepThoseOfTsNode, keepThoseOfTypeScript };
