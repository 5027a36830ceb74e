import type { core } from "@pulumi/kubernetes/types/input";

import { asList } from "../policy";
import type { CheckContext, Properties, Readable, ResourceView } from "../policy";
import { podSpecPath } from "./workloads";

export type PodSpec = Readable<core.v1.PodSpec>;

/** What containers, init containers and ephemeral containers have in common. */
export type Container = Readable<core.v1.Container>;

type Context = Pick<CheckContext, "resource" | "each" | "notApplicable">;

/** A pod that a resource makes. */
export interface Pod {
    readonly spec: PodSpec;
    /** The property path of the specification. */
    readonly path: string;
}

/** A container of a pod that a resource makes. */
export interface PodContainer {
    readonly container: Container;
    /** The property path of the container. */
    readonly path: string;
    readonly pod: PodSpec;
}

/** The kinds of containers that live as long as their pod or start before it does; they can be given resources. */
export const lastingContainers = ["containers", "initContainers"] as const;

const allContainers = [...lastingContainers, "ephemeralContainers"] as const;

/**
 * Runs a check for the pod that a workload describes, of whatever kind it is; in a list, for that of each item. The
 * question does not arise for a resource that describes none.
 */
export function eachPod({ resource, each, notApplicable }: Context, check: (pod: Pod) => void): void {
    const isList = resource.type.endsWith("List");
    const items = isList ? asList(resource.props["items"] as readonly Properties[] | undefined) : [resource.props];
    if (items.length === 0) notApplicable();
    const path = podSpecPath(resource.type);
    each(items, (item, index) => {
        const spec = valueAt(item, path);
        if (spec) check({ spec, path: isList ? `items.${index}.${path}` : path });
        else if (!isList) notApplicable();
    });
}

/**
 * Runs a check for each container of each pod that a workload describes: init containers and ephemeral ones included,
 * unless told otherwise.
 */
export function eachContainer(
    context: Context,
    check: (container: PodContainer) => void,
    kinds: readonly (typeof allContainers)[number][] = allContainers,
): void {
    eachPod(context, ({ spec, path }) => {
        context.each(kinds, (kind) => {
            context.each<Container>(spec[kind], (container, index) => {
                check({ container, path: `${path}.${kind}.${index}`, pod: spec });
            });
        });
    });
}

/** Whether a pod runs on Windows, which has none of the security settings of Linux. */
export function isWindows({ os }: PodSpec): boolean {
    return os?.name === "windows";
}

/** The service account that a pod runs as. */
export function serviceAccountName({ serviceAccountName, serviceAccount }: PodSpec): string {
    return serviceAccountName || serviceAccount || "default";
}

/** The namespace that a resource is put in. */
export function namespaceOf({ props }: ResourceView): string {
    const metadata = props["metadata"] as { readonly namespace?: string } | undefined;
    return metadata?.namespace || "default";
}

function valueAt(properties: Properties, path: string): PodSpec | undefined {
    return path
        .split(".")
        .reduce<unknown>((value, key) => (value as Properties | undefined | null)?.[key], properties) as
        PodSpec | undefined;
}
