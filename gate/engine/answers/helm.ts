import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Properties } from "../../../policy-pack/policy/resource";
import { runTool } from "./manifests";
import type { Rendered } from "./manifests";

/** What the SDK asks for a chart (`helm/v3`), with names as it sends them; the last ones are of `helm/v4` only. */
export interface ChartOptions {
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
    readonly devel?: boolean;
    readonly dependency_update?: boolean;
    readonly no_hooks?: boolean;
    readonly post_renderer?: { readonly command: string; readonly args?: readonly string[] };
    /** Files of values, by path or by what is in them; `values` win over them. */
    readonly value_files?: readonly ({ readonly path: string } | { readonly text: string })[];
}

/** @param programDirectory where paths of charts and values start */
export async function templateChart(options: ChartOptions, programDirectory: string): Promise<Rendered> {
    const folder = await mkdtemp(join(tmpdir(), "annex42-chart-"));
    try {
        const files = await Promise.all(
            [...(options.value_files ?? []), { text: JSON.stringify(options.values ?? {}) }].map(
                async (file, index) => {
                    if ("path" in file) return file.path;
                    const path = join(folder, `values-${index}.yaml`);
                    await writeFile(path, file.text);
                    return path;
                },
            ),
        );
        return await runTool("helm", helmArguments(options, files), programDirectory);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

export function unrenderedChart(options: ChartOptions): string {
    return `The chart ${chartName(options)} could not be rendered`;
}

function chartName({ chart, path }: ChartOptions): string {
    return chart ?? path ?? "without a name";
}

function helmArguments(options: ChartOptions, valueFiles: readonly string[]): string[] {
    const repository = options.fetch_opts?.repo;
    const version = options.version ?? options.fetch_opts?.version;
    // Without an address, `repo` is the name of a repository that helm has been told of.
    const chart =
        options.path ?? (options.repo && !repository ? `${options.repo}/${chartName(options)}` : chartName(options));
    return [
        "template",
        options.release_name ?? "release",
        chart,
        ...valueFiles.flatMap((file) => ["--values", file]),
        ...(repository ? ["--repo", repository] : []),
        ...(version ? ["--version", version] : []),
        ...(options.namespace ? ["--namespace", options.namespace] : []),
        ...(options.kube_version ? ["--kube-version", options.kube_version] : []),
        ...(options.api_versions ?? []).flatMap((apiVersion) => ["--api-versions", apiVersion]),
        ...(options.skip_crd_rendering ? ["--skip-crds"] : ["--include-crds"]),
        ...(options.include_test_hook_resources ? [] : ["--skip-tests"]),
        ...(options.devel ? ["--devel"] : []),
        ...(options.dependency_update ? ["--dependency-update"] : []),
        ...(options.no_hooks ? ["--no-hooks"] : []),
        ...(options.post_renderer ? ["--post-renderer", options.post_renderer.command] : []),
        ...(options.post_renderer?.args ?? []).flatMap((word) => ["--post-renderer-args", word]),
    ];
}
