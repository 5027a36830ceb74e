import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";

const renderSeconds = 60;

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

/** Why there is nothing rendered. */
export function complaintOf(complaint: string, rendered: Exclude<Rendered, { readonly text: string }>): string {
    return `${complaint}: ${"missing" in rendered ? `${rendered.missing} is not installed` : rendered.error}`;
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
