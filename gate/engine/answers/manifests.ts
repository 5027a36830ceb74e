import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import picomatch from "picomatch";
import { parseAllDocuments } from "yaml";

const renderSeconds = 60;
const fetchSeconds = 60;

/** Objects of manifests, and why there may be more that cannot be seen. */
export interface Manifests {
    readonly objects: readonly unknown[];
    readonly opaque?: string;
}

/** What came of turning something into manifests, outside of this process. */
export type Rendered = { readonly text: string } | { readonly missing: string } | { readonly error: string };

/** Runs a tool to its end; a tool that is not installed is told apart from one that fails. */
export async function runTool(tool: string, args: readonly string[], directory: string): Promise<Rendered> {
    try {
        const options = { cwd: directory, timeout: renderSeconds * 1000, maxBuffer: 256 * 1024 * 1024 };
        const { stdout } = await promisify(execFile)(tool, args, options);
        return { text: stdout };
    } catch (error) {
        const { code, killed, stderr } = error as { code?: unknown; killed?: boolean; stderr?: string };
        if (code === "ENOENT") return { missing: tool };
        if (killed) return { error: `${tool} was still running after ${renderSeconds} seconds` };
        const lines = (stderr ?? "").trim().split("\n");
        const said = (lines.findLast((line) => /error|fatal|fail|unable/i.test(line)) ?? lines.at(-1) ?? "").trim();
        return { error: `${tool} failed${said === "" ? "" : `: ${said}`}` };
    }
}

/** @param directory a folder of the program, or an address that kustomize takes */
export async function buildKustomization(directory: string, programDirectory: string): Promise<Rendered> {
    const isAddress = /^https?:|^git@|^github\.com/.test(directory);
    const path = isAddress ? directory : resolve(programDirectory, directory);
    const own = await runTool("kustomize", ["build", path], programDirectory);
    return "missing" in own ? runTool("kubectl", ["kustomize", path], programDirectory) : own;
}

export function unbuiltKustomization(directory: string): string {
    return `The kustomization ${directory} could not be built`;
}

export function unfetchedManifest(address: string, reason: string): string {
    return `The manifest ${address} could not be fetched: ${reason}`;
}

/** What came of rendering, or why that cannot be seen: the complaint, and its reason. */
export function readRendered(complaint: string, rendered: Rendered): Manifests {
    if (!("text" in rendered))
        return {
            objects: [],
            opaque: `${complaint}: ${"missing" in rendered ? `${rendered.missing} is not installed` : rendered.error}`,
        };
    const decoded = decodeManifests(rendered.text);
    return "reason" in decoded ? { objects: [], opaque: `${complaint}: ${decoded.reason}` } : decoded;
}

/** The objects of one or more YAML documents; empty documents are none. */
export function decodeManifests(text: string): { objects: readonly unknown[] } | { reason: string } {
    // Kubernetes reads YAML 1.1, in which `on` and `yes` are booleans and 0644 is octal, but leaves dates as they are.
    const documents = parseAllDocuments(text, {
        version: "1.1",
        merge: true,
        logLevel: "silent",
        customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !tag.tag.endsWith(":timestamp")),
    });
    if (!Array.isArray(documents)) return { objects: [] };
    const [error] = documents.flatMap((document) => document.errors);
    if (error) return { reason: `the manifest is not valid YAML: ${error.message.split("\n")[0] ?? ""}` };
    return {
        objects: documents
            .map((document): unknown => JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 10_000 }) ?? null)))
            .filter((object) => object !== null),
    };
}

/**
 * The objects of manifests, by path or address.
 *
 * @throws Error for a file that is not there or not valid
 */
export async function readFiles(files: readonly string[], programDirectory: string): Promise<Manifests> {
    const objects: unknown[] = [];
    const opaque: string[] = [];
    for (const file of files) {
        const text = isAddress(file) ? await fetchText(file) : textOf(file, programDirectory);
        if (typeof text === "string") objects.push(...readText(text, file));
        else opaque.push(text.opaque);
    }
    return { objects, ...(opaque.length > 0 && { opaque: opaque.join("; ") }) };
}

async function fetchText(address: string): Promise<string | { readonly opaque: string }> {
    try {
        const response = await fetch(address, { signal: AbortSignal.timeout(fetchSeconds * 1000) });
        if (response.ok) return await response.text();
        return { opaque: unfetchedManifest(address, `HTTP status ${response.status}`) };
    } catch (error) {
        const { cause, message } = error as Error;
        return { opaque: unfetchedManifest(address, cause instanceof Error ? cause.message : message) };
    }
}

function textOf(file: string, programDirectory: string): string {
    try {
        return readFileSync(resolve(programDirectory, file), "utf8");
    } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        throw new Error(`The manifest ${file} cannot be read: ${code}`, { cause: error });
    }
}

/** @throws Error for what is not valid */
export function readText(text: string, place: string): readonly unknown[] {
    const decoded = decodeManifests(text);
    if ("reason" in decoded) throw new Error(`The manifest ${place} cannot be read: ${decoded.reason}`);
    return decoded.objects;
}

/** The files that a pattern stands for, in the order of their names. As in Go, no part of it goes over several folders. */
export function filesOf(pattern: string, programDirectory: string): readonly string[] {
    const { base, glob, isGlob } = picomatch.scan(pattern);
    if (!isGlob || isAddress(pattern)) return [pattern];
    const parts = glob.split("/");
    const found = parts.reduce<readonly string[]>(
        (folders, part) => {
            const matches = picomatch(part, { dot: true });
            return folders.flatMap((folder) =>
                namesIn(resolve(programDirectory, folder))
                    .filter((name) => matches(name))
                    .map((name) => join(folder, name)),
            );
        },
        [base],
    );
    return [...found].sort();
}

function namesIn(folder: string): readonly string[] {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

function isAddress(file: string): boolean {
    return /^[a-z]+:\/\//i.test(file);
}
