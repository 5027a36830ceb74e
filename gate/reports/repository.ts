import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The top of the repository that a folder is in; the folder itself when it is in none. */
export function repositoryRoot(folder = process.cwd()): string {
    for (let directory = folder; ; directory = dirname(directory)) {
        if (existsSync(join(directory, ".git"))) return directory;
        if (directory === dirname(directory)) return folder;
    }
}

/** A file as hosts of repositories name it: from the top, with slashes. What is outside stays as it is. */
export function repositoryPath(file: string, root: string): string {
    const path = relative(root, resolve(file));
    return path.startsWith("..") ? file : path.split(sep).join("/");
}
