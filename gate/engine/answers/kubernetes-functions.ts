import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";

import { madeUpMarker, unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import type { AnswerContext, FunctionAnswer } from "./types";

type Render = (token: string, args: Properties, context: AnswerContext) => FunctionAnswer | Promise<FunctionAnswer>;

const renderSeconds = 60;

/** Functions that turn manifests, charts and kustomizations into objects; the program registers those. */
export const kubernetesFunctions: Readonly<Record<string, Render>> = {
    "kubernetes:yaml:decode": (token, args) => {
        const unfetched = unfetchedManifest(String(args.text ?? ""));
        if (unfetched !== undefined) return unseen(token, unfetched);
        const decoded = decodeManifests(String(args.text ?? ""));
        return "reason" in decoded
            ? { token, origin: "failed", failures: [{ property: "text", reason: decoded.reason }] }
            : { token, origin: "computed", result: { result: decoded.objects } };
    },
    "kubernetes:helm:template": async (token, args, { programDirectory }) => {
        const options = JSON.parse(String(args.jsonOpts ?? "{}")) as ChartOptions;
        const folder = await mkdtemp(join(tmpdir(), "annex42-chart-"));
        try {
            const values = join(folder, "values.json");
            await writeFile(values, JSON.stringify(options.values ?? {}));
            const rendered = await run("helm", helmArguments(options, values), programDirectory);
            return answerRendered(token, `The chart ${chartName(options)} could not be rendered`, rendered);
        } finally {
            await rm(folder, { recursive: true, force: true });
        }
    },
    "kubernetes:kustomize:directory": async (token, args, { programDirectory }) => {
        const directory = String(args.directory);
        const path = /^https?:|^git@|^github\.com/.test(directory) ? directory : resolve(programDirectory, directory);
        const own = await run("kustomize", ["build", path], programDirectory);
        const rendered = "missing" in own ? await run("kubectl", ["kustomize", path], programDirectory) : own;
        return answerRendered(token, `The kustomization ${directory} could not be built`, rendered);
    },
};

/** What the SDK asks for a chart (`helm/v3`); names as it sends them. */
interface ChartOptions {
    readonly chart?: string;
    readonly path?: string;
    readonly repo?: string;
    readonly version?: string;
    readonly release_name?: string;
    readonly namespace?: string;
    readonly values?: Properties;
    readonly api_versions?: readonly string[];
    readonly kube_version?: string;
    readonly include_test_hook_resources?: boolean;
    readonly skip_crd_rendering?: boolean;
    readonly fetch_opts?: { readonly repo?: string; readonly version?: string };
}

function chartName({ chart, path }: ChartOptions): string {
    return chart ?? path ?? "without a name";
}

function helmArguments(options: ChartOptions, valuesFile: string): string[] {
    const repository = options.fetch_opts?.repo;
    const version = options.version ?? options.fetch_opts?.version;
    // Without an address, `repo` is the name of a repository that helm has been told of.
    const chart =
        options.path ?? (options.repo && !repository ? `${options.repo}/${chartName(options)}` : chartName(options));
    return [
        "template",
        options.release_name ?? "release",
        chart,
        "--values",
        valuesFile,
        ...(repository ? ["--repo", repository] : []),
        ...(version ? ["--version", version] : []),
        ...(options.namespace ? ["--namespace", options.namespace] : []),
        ...(options.kube_version ? ["--kube-version", options.kube_version] : []),
        ...(options.api_versions ?? []).flatMap((apiVersion) => ["--api-versions", apiVersion]),
        ...(options.skip_crd_rendering ? ["--skip-crds"] : ["--include-crds"]),
        ...(options.include_test_hook_resources ? [] : ["--skip-tests"]),
    ];
}

type Rendered = { readonly text: string } | { readonly missing: string } | { readonly error: string };

/** Runs a tool to its end; a tool that is not installed is told apart from one that fails. */
async function run(tool: string, args: readonly string[], directory: string): Promise<Rendered> {
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

function answerRendered(token: string, complaint: string, rendered: Rendered): FunctionAnswer {
    if (!("text" in rendered)) {
        const reason = "missing" in rendered ? `${rendered.missing} is not installed` : rendered.error;
        return unseen(token, `${complaint}: ${reason}.`);
    }
    const decoded = decodeManifests(rendered.text);
    if ("reason" in decoded) return unseen(token, `${complaint}: ${decoded.reason}.`);
    return { token, origin: "computed", result: { result: decoded.objects } };
}

/** Not even how many objects there are is known: a list of none would send programs that look one up into an error. */
function unseen(token: string, opaque: string): FunctionAnswer {
    return { token, origin: "unknown", result: { result: unknownValue }, opaque };
}

/** Why there is no manifest, where our preload says so in its place. */
function unfetchedManifest(text: string): string | undefined {
    if (!text.startsWith(`{"${madeUpMarker}":`)) return undefined;
    const { unfetched, message } = (JSON.parse(text) as Record<string, Record<string, string>>)[madeUpMarker] ?? {};
    return `The manifest ${unfetched ?? ""} could not be fetched: ${message ?? ""}.`;
}

/** The objects of one or more YAML documents; empty documents are none. */
function decodeManifests(text: string): { objects: readonly unknown[] } | { reason: string } {
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
