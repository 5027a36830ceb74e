import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { InputError } from "../errors";

/** The Pulumi SDK that a program brings along. */
export interface ProgramSdk {
    readonly version: string;
    /** The script that the language host starts. */
    readonly runner: string;
}

/** Finds the SDK as Node would from the program's directory. @throws InputError when it is not installed. */
export function findSdk(programDirectory: string): ProgramSdk {
    for (let directory = path.resolve(programDirectory); ; directory = path.dirname(directory)) {
        const sdk = path.join(directory, "node_modules", "@pulumi", "pulumi");
        const runner = path.join(sdk, "cmd", "run", "index.js");
        if (existsSync(runner)) return { version: versionOf(sdk), runner };
        if (directory === path.dirname(directory)) break;
    }
    throw new InputError(
        "The program's dependencies are not installed (@pulumi/pulumi was not found): run `npm install` there first.",
        { file: programDirectory },
    );
}

function versionOf(sdk: string): string {
    const manifest = JSON.parse(readFileSync(path.join(sdk, "package.json"), "utf8")) as { version?: string };
    return manifest.version ?? "";
}
