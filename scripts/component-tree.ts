import { stackType } from "../gate/engine/urn";
import { edgesOf } from "../gate/facts/references";
import type { Edge } from "../gate/facts/references";
import type { Resource } from "../policy-pack/policy";

/** What a line of the picture leads to. */
export type RelationKind = "key" | "network" | "role" | "other";

/** One component refers to another. */
export interface Relation {
    /** Completes the sentence "<component> ... <target>". */
    readonly verb: string;
    readonly kind: RelationKind;
    readonly target: Component;
}

/** Resources of a component that have the same names, each of another type. */
export interface ResourceGroup {
    /** The last parts of the types, e.g. `VpcEndpoint`. */
    readonly types: readonly string[];
    /** What the names have beyond the component's; "" where a resource is called like the component. */
    readonly names: readonly string[];
}

/** A component of a program, with what it consists of. */
export interface Component {
    readonly urn: string;
    readonly name: string;
    /** Its class, e.g. `PrivateNetwork`. */
    readonly type: string;
    /** The stack that it is brought from; undefined where this stack has resources of it. */
    readonly from: string | undefined;
    readonly resources: readonly ResourceGroup[];
    readonly relations: Relation[];
    readonly children: readonly Component[];
}

const referenceType = "pulumi:pulumi:StackReference";

/** The components of a stack in the order of the program, each with the components in it and what it refers to. */
export function componentTree(resources: readonly Resource[]): readonly Component[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const found = new Map<string, Component>();
    const build = (resource: Resource): Component => {
        const inside = resources.filter(({ parent }) => parent === resource.urn);
        const children = inside.filter(isComponent).map(build);
        const own = inside.filter((child) => !isComponent(child) && !child.type.startsWith("pulumi:"));
        const component: Component = {
            urn: resource.urn,
            name: resource.name,
            type: lastPart(resource.type),
            from: own.length + children.length > 0 ? undefined : sourceOf(resource, resources),
            resources: groupsOf(own, resource.name),
            relations: [],
            children,
        };
        found.set(resource.urn, component);
        return component;
    };
    const roots = resources.filter(
        (resource) => isComponent(resource) && byUrn.get(resource.parent ?? "")?.type === stackType,
    );
    const components = roots.map(build);
    const componentOf = (urn: string): Component | undefined => {
        const resource = byUrn.get(urn);
        return resource && (found.get(urn) ?? componentOf(resource.parent ?? ""));
    };
    const brought = resources.filter(({ urn }) => found.get(urn)?.from !== undefined);
    for (const edge of edgesOf(resources)) {
        const from = byUrn.get(edge.from) as Resource;
        const source = componentOf(edge.from);
        // What a component says of itself, its resources say too.
        if (!source || (found.has(edge.from) && source.from === undefined)) continue;
        for (const urn of targetsOf(edge, from, byUrn, brought)) {
            const target = componentOf(urn);
            const to = byUrn.get(urn) as Resource;
            if (!target || target === source) continue;
            const relation = { ...relationOf(from, edge.via, to), target };
            const isKnown = source.relations.some(
                (known) => known.target === target && known.verb === relation.verb && known.kind === relation.kind,
            );
            if (!isKnown) source.relations.push(relation);
        }
    }
    for (const { relations } of found.values()) relations.sort(inOrder(({ verb, target }) => [verb, target.name]));
    return components;
}

/** A component and all that are in it. */
export function withInner(component: Component): readonly Component[] {
    return [component, ...component.children.flatMap(withInner)];
}

function isComponent({ type }: Resource): boolean {
    return type.startsWith("annex42:");
}

/** The stack whose outputs a component without resources was made from. */
function sourceOf({ name, outputs }: Resource, resources: readonly Resource[]): string {
    const values = stringsIn(outputs);
    const source = resources.find(
        ({ type, outputs: given }) =>
            type === referenceType && stringsIn(given.outputs).some((one) => values.includes(one)),
    );
    if (!source) throw new Error(`The component "${name}" has no resources, and no stack that it is brought from.`);
    return source.name;
}

/** What an edge leads to: for one to a stack's outputs, the components that were made from the same values. */
function targetsOf(
    { to, via }: Edge,
    from: Resource,
    byUrn: ReadonlyMap<string, Resource>,
    brought: readonly Resource[],
): readonly string[] {
    if (byUrn.get(to)?.type !== referenceType) return [to];
    const text = JSON.stringify(from.outputs[via] ?? null);
    return brought
        .filter(({ outputs }) => stringsIn(outputs).some((value) => text.includes(value)))
        .map(({ urn }) => urn);
}

function stringsIn(value: unknown): readonly string[] {
    if (typeof value === "string") return [value];
    if (typeof value !== "object" || value === null) return [];
    return Object.values(value).flatMap(stringsIn);
}

/** What a reference from a resource means, as far as the types and the property tell. */
function relationOf(from: Resource, via: string, to: Resource): Omit<Relation, "target"> {
    const kind = kindOf(to.type);
    if (from.type.startsWith("aws:s3/bucketObject") && via === "content") return { verb: "describes", kind };
    if (via === "assumeRolePolicy") return { verb: "trusts", kind };
    if (from.type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment") return { verb: "adds policies to", kind };
    if (from.type.startsWith("aws:iam/")) return { verb: "has permissions on", kind };
    if (kind === "key") return { verb: "encrypts with", kind };
    if (kind === "network") return { verb: "is in", kind };
    if (kind === "role" && actsAs(from, via, to)) return { verb: "acts as", kind };
    if (via === "targetBucket") return { verb: "logs access to", kind };
    if (/:AlarmTopic$|^aws:sns\//.test(to.type)) return { verb: "publishes to", kind };
    return { verb: "refers to", kind };
}

function kindOf(type: string): RelationKind {
    if (/^aws:kms\/|:EncryptionKey$/.test(type)) return "key";
    if (/^aws:(ec2|vpc)\/|:PrivateNetwork$/.test(type)) return "network";
    if (/^aws:iam\/role:|:ExecutionRole$/.test(type)) return "role";
    return "other";
}

/** Whether a property, at whatever depth and in JSON too, gives the role as one to act as. */
function actsAs(from: Resource, via: string, { outputs }: Resource): boolean {
    const text = JSON.stringify({ [via]: from.outputs[via] }).replaceAll("\\", "");
    return typeof outputs.arn === "string" && new RegExp(`role(arn)?"\\s*:\\s*"${outputs.arn}"`, "i").test(text);
}

/** By texts, as a program registers resources in another order each time that it runs. */
function inOrder<T>(textsOf: (value: T) => readonly string[]): (one: T, other: T) => number {
    const { compare } = new Intl.Collator("en", { numeric: true });
    return (one, other) => compare(textsOf(one).join("\n"), textsOf(other).join("\n"));
}

/** Resources by the names that they have in their component: first the types that are called like it. */
function groupsOf(resources: readonly Resource[], component: string): readonly ResourceGroup[] {
    const namesOf = new Map<string, string[]>();
    for (const { type, name } of resources.toSorted(inOrder((one) => [lastPart(one.type), one.type, one.name]))) {
        const own =
            name === component ? "" : name.startsWith(`${component}-`) ? name.slice(component.length + 1) : name;
        namesOf.set(type, [...(namesOf.get(type) ?? []), own]);
    }
    const byNames = new Map<string, { types: string[]; names: readonly string[] }>([["", { types: [], names: [""] }]]);
    for (const [type, names] of namesOf) {
        const key = names.toSorted().join("\n");
        const group = byNames.get(key) ?? { types: [], names };
        byNames.set(key, group);
        const isAlone = [...namesOf.keys()].every((other) => other === type || lastPart(other) !== lastPart(type));
        group.types.push(isAlone ? lastPart(type) : `${lastPart(type)} of ${type.split(/[:/]/)[1] ?? ""}`);
    }
    return [...byNames.values()].filter(({ types }) => types.length > 0);
}

function lastPart(type: string): string {
    return type.slice(type.lastIndexOf(":") + 1);
}
