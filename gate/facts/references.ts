import { isUnknownValue } from "../../policy-pack/policy/resource";
import type { Properties, Resource } from "../../policy-pack/policy/resource";
import { stackType } from "../engine/urn";

/** One resource names another, in a property. */
export interface Edge {
    readonly from: string;
    readonly to: string;
    /** The top-level property. */
    readonly via: string;
}

/** An ARN or a bucket's name that a resource mentions. */
export interface Mention {
    readonly urn: string;
    readonly property: string;
    readonly value: string;
}

const arnPattern = /arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:[^\s"'\\,;<>{}]+/g;

/** Longer texts are code or data, and not looked through. */
const longestText = 200_000;

/** All ARNs that a resource's properties mention, inside of documents too, and the buckets that it names. */
export function mentionsOf(resource: Resource): readonly Mention[] {
    const found = new Map<string, Mention>();
    const add = (property: string, value: string): void => {
        found.set(`${property} ${value}`, { urn: resource.urn, property, value });
    };
    const walk = (value: unknown, property: string, key: string): void => {
        if (typeof value === "string") {
            if (value.length > longestText || isUnknownValue(value)) return;
            for (const [arn] of value.matchAll(arnPattern)) add(property, arn);
            if (/bucket(name)?$/i.test(key) && /^[a-z0-9][a-z0-9.-]{2,62}$/.test(value))
                add(property, `arn:aws:s3:::${value}`);
            const uri = /^s3:\/\/([a-z0-9][a-z0-9.-]{2,62})(?:\/|$)/.exec(value)?.[1];
            if (uri !== undefined) add(property, `arn:aws:s3:::${uri}`);
        } else if (typeof value === "object" && value !== null) {
            for (const [inner, element] of Object.entries(value)) {
                walk(element, property, Array.isArray(value) ? key : inner);
            }
        }
    };
    for (const [property, value] of Object.entries(resource.outputs)) walk(value, property, property);
    return [...found.values()];
}

/** What a resource is known by from outside: its ARN, and the ARN of its bucket. */
export function ownArnsOf({ type, id, outputs }: Resource): readonly string[] {
    const arns: string[] = [];
    for (const value of [outputs.arn, id]) {
        if (typeof value === "string" && value.startsWith("arn:") && !isUnknownValue(value)) arns.push(value);
    }
    const bucket = /^aws:s3\/bucket(V2)?:Bucket(V2)?$/.test(type) ? (outputs.bucket ?? id) : undefined;
    if (typeof bucket === "string" && !isUnknownValue(bucket)) arns.push(`arn:aws:s3:::${bucket}`);
    return [...new Set(arns.filter((arn) => arn !== "arn:"))];
}

/** The spellings under which a mentioned ARN may be owned: itself, and without what a pattern or a path adds. */
export function arnKeys(arn: string): readonly string[] {
    const plain = arn.replace(/^arn:aws[a-z-]*:/, "arn:aws:");
    const bucket = /^(arn:aws:s3:::[^/*]+)/.exec(plain)?.[1];
    const trimmed = plain.replace(/[:/]?\*$/, "");
    return [...new Set([plain, trimmed, ...(bucket === undefined ? [] : [bucket])])];
}

/** Which resource names which: by what Pulumi tracked, and by ARNs and buckets in documents and plain values. */
export function edgesOf(resources: readonly Resource[]): readonly Edge[] {
    const owners = new Map<string, string>();
    const known = new Set<string>();
    for (const resource of resources) {
        if (resource.type === stackType) continue;
        known.add(resource.urn);
        for (const arn of ownArnsOf(resource)) {
            // A bucket's policy has the bucket's name for its id: what came first is the thing itself.
            for (const key of arnKeys(arn).slice(0, 1)) if (!owners.has(key)) owners.set(key, resource.urn);
        }
    }
    const edges = new Map<string, Edge>();
    const add = (from: string, to: string | undefined, via: string): void => {
        if (to === undefined || to === from || !known.has(to)) return;
        const key = `${from} ${to}`;
        if (!edges.has(key)) edges.set(key, { from, to, via });
    };
    for (const resource of resources) {
        if (resource.type === stackType) continue;
        for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
            for (const urn of urns) add(resource.urn, urn, property);
        }
        for (const { property, value } of mentionsOf(resource)) {
            if (property === "arn" || property === "id") continue;
            const owner = arnKeys(value)
                .map((key) => owners.get(key))
                .find((urn) => urn !== undefined);
            add(resource.urn, owner, property);
        }
    }
    return [...edges.values()];
}

/** A property as a list of objects, whether it is one, a list or neither. */
export function objectsIn(value: unknown): readonly Properties[] {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((element): element is Properties => typeof element === "object" && element !== null);
}
