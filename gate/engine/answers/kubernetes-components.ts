import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import picomatch from "picomatch";

import { hasUnknown } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { templateChart, unrenderedChart } from "./helm";
import { objectOf, typeOfObject, withNamespace } from "./kubernetes-resources";
import { buildKustomization, complaintOf, decodeManifests, unbuiltKustomization, unfetchedManifest } from "./manifests";
import type { Rendered } from "./manifests";
import type { AnswerContext, AnsweredResource } from "./types";

/** An object of a manifest, as the resource that the provider registers for it. */
export interface ManifestResource {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
}

/** What a component of manifests holds, or why that cannot be seen. */
export type ManifestContents = { readonly resources: readonly ManifestResource[] } | Opaque;

interface Manifests {
    readonly objects: readonly unknown[];
    /** For objects that name none. */
    readonly namespace?: string;
}

interface Opaque {
    readonly opaque: string;
}

type Read = (resource: AnsweredResource, context: AnswerContext) => Promise<Manifests | Opaque>;

const fetchSeconds = 60;

/** Components that the Kubernetes provider, not its SDK, fills with the objects of manifests, charts and kustomizations. */
const readers: Readonly<Record<string, Read>> = {
    "kubernetes:yaml/v2:ConfigFile": ({ inputs }, { programDirectory }) =>
        readFiles([String(inputs.file)], programDirectory),
    "kubernetes:yaml/v2:ConfigGroup": async ({ inputs }, { programDirectory }) => {
        const files = listOf(inputs.files).flatMap((file) => filesOf(String(file), programDirectory));
        const read = await readFiles(files, programDirectory);
        if ("opaque" in read) return read;
        const written = typeof inputs.yaml === "string" ? decoded(inputs.yaml) : [];
        return { objects: [...read.objects, ...written, ...listOf(inputs.objs)] };
    },
    "kubernetes:helm.sh/v4:Chart": async ({ inputs, name }, { programDirectory }) => {
        const repository = objectOf(inputs.repositoryOpts).repo;
        const valueFiles = listOf(inputs.valueYamlFiles).map(objectOf).flatMap(valueFileOf);
        const options = {
            chart: String(inputs.chart),
            release_name: typeof inputs.name === "string" ? inputs.name : name,
            values: objectOf(inputs.values),
            value_files: valueFiles,
            ...(typeof repository === "string" && { fetch_opts: { repo: repository } }),
            ...(typeof inputs.version === "string" && { version: inputs.version }),
            ...(typeof inputs.namespace === "string" && { namespace: inputs.namespace }),
            skip_crd_rendering: inputs.skipCrds === true,
            devel: inputs.devel === true,
            dependency_update: inputs.dependencyUpdate === true,
            no_hooks: inputs.includeHooks !== true,
            ...(inputs.postRenderer !== undefined && {
                post_renderer: inputs.postRenderer as { readonly command: string; readonly args?: readonly string[] },
            }),
        };
        const unrendered = unrenderedChart(options);
        if (valueFiles.length < listOf(inputs.valueYamlFiles).length)
            return { opaque: `${unrendered}: a file of values is at an address` };
        return inNamespace(inputs, readRendered(unrendered, await templateChart(options, programDirectory)));
    },
    "kubernetes:kustomize/v2:Directory": async ({ inputs }, { programDirectory }) => {
        const directory = String(inputs.directory);
        const rendered = await buildKustomization(directory, programDirectory);
        return inNamespace(inputs, readRendered(unbuiltKustomization(directory), rendered));
    },
};

export function unrenderedComponent(type: string): string {
    return `${type} registered no objects: what they are depends on values that are not known before the deployment`;
}

/**
 * What the provider makes of a component that it fills with the objects of manifests.
 *
 * @param namespace the provider's own, for objects that name none
 * @returns undefined for every other resource
 * @throws Error where the provider would refuse the manifests. It holds nothing out of them
 */
export async function contentsOfComponent(
    resource: AnsweredResource,
    namespace: string,
    context: AnswerContext,
): Promise<ManifestContents | undefined> {
    const { type, inputs, name } = resource;
    const read = readers[type];
    if (!read) return undefined;
    if (hasUnknown(inputs)) return { opaque: unrenderedComponent(type) };
    const manifests = await read(resource, context);
    if ("opaque" in manifests) return manifests;
    const prefix = typeof inputs.resourcePrefix === "string" ? inputs.resourcePrefix : name;
    const objects = manifests.objects.flatMap(withoutLists);
    const clusterKinds = new Set(objects.flatMap(clusterKindOf));
    const place = manifests.namespace ?? namespace;
    return { resources: objects.map((object) => resourceOf(object, { prefix, namespace: place, clusterKinds })) };
}

/** Lists are not made: what is in them is. */
function withoutLists(value: unknown): readonly Properties[] {
    const object = objectOf(value);
    if (Object.keys(object).length === 0) return [];
    const { kind, items } = object;
    return Array.isArray(items) && typeof kind === "string" && kind.endsWith("List")
        ? items.flatMap(withoutLists)
        : [object];
}

/** The group and kind that the same manifests define, where it belongs to no namespace. */
function clusterKindOf({ kind, spec }: Properties): readonly string[] {
    const { group, names, scope } = objectOf(spec);
    if (kind !== "CustomResourceDefinition" || scope !== "Cluster") return [];
    return [`${String(group)} ${String(objectOf(names).kind)}`];
}

function resourceOf(
    object: Properties,
    to: { prefix: string; namespace: string; clusterKinds: ReadonlySet<string> },
): ManifestResource {
    const type = typeOfObject(object);
    if (type === undefined) throw new Error("Kubernetes resources require a kind and apiVersion");
    const [group = ""] = String(object.apiVersion).split("/");
    const isOfCluster = to.clusterKinds.has(`${group} ${String(object.kind)}`);
    const inputs = isOfCluster ? object : withNamespace(type, object, to.namespace);
    const metadata = objectOf(inputs.metadata);
    if (typeof metadata.name !== "string") throw new Error("Kubernetes resources require a .metadata.name");
    const name = typeof metadata.namespace === "string" ? `${metadata.namespace}/${metadata.name}` : metadata.name;
    return { type, name: to.prefix === "" ? name : `${to.prefix}:${name}`, inputs };
}

/** Where an asset's values are; one at an address is left out. */
function valueFileOf({ path, text }: Properties): readonly ({ readonly path: string } | { readonly text: string })[] {
    if (typeof path === "string") return [{ path }];
    return typeof text === "string" ? [{ text }] : [];
}

function inNamespace(inputs: Properties, manifests: Manifests | Opaque): Manifests | Opaque {
    return "opaque" in manifests || typeof inputs.namespace !== "string"
        ? manifests
        : { ...manifests, namespace: inputs.namespace };
}

function readRendered(complaint: string, rendered: Rendered): Manifests | Opaque {
    if (!("text" in rendered)) return { opaque: complaintOf(complaint, rendered) };
    const decoded = decodeManifests(rendered.text);
    return "reason" in decoded ? { opaque: `${complaint}: ${decoded.reason}` } : decoded;
}

async function readFiles(files: readonly string[], programDirectory: string): Promise<Manifests | Opaque> {
    const objects: unknown[] = [];
    for (const file of files) {
        const text = /^[a-z]+:\/\//i.test(file) ? await fetchText(file) : textOf(file, programDirectory);
        if (typeof text !== "string") return text;
        objects.push(...decoded(text, file));
    }
    return { objects };
}

async function fetchText(address: string): Promise<string | Opaque> {
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

function decoded(text: string, file = "of the property yaml"): readonly unknown[] {
    const result = decodeManifests(text);
    if ("reason" in result) throw new Error(`The manifest ${file} cannot be read: ${result.reason}`);
    return result.objects;
}

/** The files that a pattern stands for, in the order of their names. As in Go, no part of it goes over several folders. */
function filesOf(pattern: string, programDirectory: string): readonly string[] {
    const { base, glob, isGlob } = picomatch.scan(pattern);
    if (!isGlob || /^[a-z]+:\/\//i.test(pattern)) return [pattern];
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

function listOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}
