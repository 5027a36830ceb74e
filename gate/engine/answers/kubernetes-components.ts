import { hasUnknown } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { templateChart, unrenderedChart } from "./helm";
import { objectOf, typeOfObject, withNamespace } from "./kubernetes-resources";
import { buildKustomization, filesOf, readFiles, readRendered, readText, unbuiltKustomization } from "./manifests";
import type { Manifests } from "./manifests";
import type { AnswerContext, AnsweredResource } from "./types";

/** An object of a manifest, as the resource that the provider registers for it. */
export interface ManifestResource {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
}

/** What a component of manifests holds, and why not all of that can be seen. */
export interface ManifestContents {
    readonly resources: readonly ManifestResource[];
    readonly opaque?: string;
}

type Read = (resource: AnsweredResource, context: AnswerContext) => Promise<Manifests>;

/** Components that the Kubernetes provider, not its SDK, fills with the objects of manifests, charts and kustomizations. */
const readers: Readonly<Record<string, Read>> = {
    "kubernetes:yaml/v2:ConfigFile": ({ inputs }, { programDirectory }) =>
        readFiles([String(inputs.file)], programDirectory),
    "kubernetes:yaml/v2:ConfigGroup": async ({ inputs }, { programDirectory }) => {
        const files = listOf(inputs.files).flatMap((file) => filesOf(String(file), programDirectory));
        const read = await readFiles(files, programDirectory);
        const written = typeof inputs.yaml === "string" ? readText(inputs.yaml, "in the property yaml") : [];
        return { ...read, objects: [...read.objects, ...written, ...listOf(inputs.objs)] };
    },
    "kubernetes:helm.sh/v4:Chart": async ({ inputs, name }, { programDirectory }) => {
        const repository = objectOf(inputs.repositoryOpts).repo;
        const valueFiles = listOf(inputs.valueYamlFiles).map(objectOf);
        const options = {
            chart: String(inputs.chart),
            release_name: typeof inputs.name === "string" ? inputs.name : name,
            values: objectOf(inputs.values),
            value_files: valueFiles.flatMap(valueFileOf),
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
        if (valueFiles.some(({ uri }) => uri !== undefined))
            return { objects: [], opaque: `${unrendered}: a file of values is at an address` };
        return readRendered(unrendered, await templateChart(options, programDirectory));
    },
    "kubernetes:kustomize/v2:Directory": async ({ inputs }, { programDirectory }) => {
        const directory = String(inputs.directory);
        const rendered = await buildKustomization(directory, programDirectory);
        return readRendered(unbuiltKustomization(directory), rendered);
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
    const reader = readers[type];
    if (!reader) return undefined;
    if (hasUnknown(inputs)) return { resources: [], opaque: unrenderedComponent(type) };
    const { objects: read, ...opaque } = await reader(resource, context);
    const objects = read.flatMap(withoutLists);
    const names = {
        prefix: typeof inputs.resourcePrefix === "string" ? inputs.resourcePrefix : name,
        namespace: typeof inputs.namespace === "string" ? inputs.namespace : namespace,
        clusterKinds: new Set(objects.flatMap(clusterKindOf)),
    };
    return { resources: objects.map((object) => resourceOf(object, names)), ...opaque };
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

function listOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}
