import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { isUnknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { InputError } from "../../errors";

/** What the user lets the cloud answer: read from `annex42.fixtures.yaml`, described in docs/fixtures.md. */
export interface Fixtures {
    readonly account?: string | undefined;
    readonly region?: string | undefined;
    readonly partition?: string | undefined;
    /** By token; the first whose `args` are among the call's arguments answers. */
    readonly functions: Readonly<Record<string, readonly FunctionFixture[]>>;
    /** Outputs by the name of the stack. */
    readonly stackReferences: Readonly<Record<string, Properties>>;
    /** Outputs by URN or by `type::name`. */
    readonly resources: Readonly<Record<string, Properties>>;
}

interface FunctionFixture {
    readonly args?: Properties | undefined;
    readonly result: Properties;
}

export const noFixtures: Fixtures = { functions: {}, stackReferences: {}, resources: {} };

/** The file that is read when the user names none. */
export const defaultFixturesFile = "annex42.fixtures.yaml";

/** Reads the default fixtures file of a project; without one there are no fixtures. */
export function loadProjectFixtures(projectDirectory: string): Fixtures {
    const file = join(projectDirectory, defaultFixturesFile);
    return existsSync(file) ? loadFixtures(file) : noFixtures;
}

/** Reads a fixtures file. Throws {@link InputError} with file and line for one that cannot be used. */
export function loadFixtures(file: string): Fixtures {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch (error) {
        const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
        throw new InputError(`The fixtures file ${missing ? "does not exist" : "cannot be read"}.`, { file });
    }
    // The schema library takes longer to load than most programs take to run, and most projects have no such file.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { parseFixtures } = require("./fixtures-file") as typeof import("./fixtures-file");
    return parseFixtures(text, file);
}

/** The user's answer to a function call, if there is one. */
export function findFunctionFixture(fixtures: Fixtures, token: string, args: Properties): Properties | undefined {
    const candidates = fixtures.functions[token] ?? fixtures.functions[shortToken(token)];
    return candidates?.find((candidate) => includes(args, candidate.args ?? {}))?.result;
}

/** `aws:ec2/getVpc:getVpc` is `aws:ec2:getVpc` to most people. */
function shortToken(token: string): string {
    const [packageName = "", module = "", name = ""] = token.split(":");
    return `${packageName}:${module.split("/").slice(0, -1).join("/") || module}:${name}`;
}

/** The user's outputs for a resource, if there are any. */
export function findResourceFixture(
    fixtures: Fixtures,
    resource: { urn: string; type: string; name: string },
): Properties | undefined {
    return fixtures.resources[resource.urn] ?? fixtures.resources[`${resource.type}::${resource.name}`];
}

/** Whether `whole` has everything that `part` has; lists are equal or not. */
function includes(whole: unknown, part: unknown): boolean {
    if (isUnknownValue(whole)) return false;
    if (Array.isArray(part)) {
        return (
            Array.isArray(whole) &&
            whole.length === part.length &&
            part.every((element, index) => includes(whole[index], element))
        );
    }
    if (part !== null && typeof part === "object") {
        if (whole === null || typeof whole !== "object" || Array.isArray(whole)) return false;
        return Object.entries(part).every(([key, value]) => includes((whole as Properties)[key], value));
    }
    return whole === part;
}
