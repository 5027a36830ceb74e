import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import picomatch from "picomatch";

import { InputError } from "../errors";

/**
 * The files that paths stand for: a file is itself, a folder every JSON file below it, a pattern what it matches. In
 * the order given, each once, under the name that the user would know it by.
 *
 * @throws InputError for a path that stands for nothing
 */
export function findFiles(path: string): readonly string[] {
    if (existsSync(path)) {
        if (!statSync(path).isDirectory()) return [path];
        const files = filesBelow(path).filter((file) => /\.(json|jsonl|ndjson)(\.gz)?$/i.test(file));
        if (files.length === 0) throw new InputError("There is no JSON file in this folder.", { file: path });
        return files;
    }
    const { base, isGlob } = picomatch.scan(path);
    if (!isGlob) throw new InputError("There is no such file or folder.", { file: path });
    const folder = base === "" ? "." : base;
    const matches = picomatch(path.replace(/^\.\//, ""));
    const files = existsSync(folder) ? filesBelow(folder).filter((file) => matches(file)) : [];
    if (files.length === 0) throw new InputError("No file matches this pattern.", { file: path });
    return files;
}

/** All files below a folder, in the order of their names; without hidden folders and installed packages. */
function filesBelow(folder: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true })
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) {
                return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : filesBelow(path);
            }
            // Links to files count; links to folders could lead in circles.
            const isFile =
                entry.isFile() || (entry.isSymbolicLink() && (existsSync(path) ? statSync(path).isFile() : true));
            return isFile ? [path] : [];
        });
}
