import { isUnknownValue, madeUpAccount } from "./resource";
import type { Properties, Resource } from "./resource";

/** The resources that a property refers to, as far as the stack tells. */
export interface Related<R = Resource> {
    readonly resources: readonly R[];
    /** False when some reference could not be followed, because its value is not known yet and nothing says where it comes from. */
    readonly complete: boolean;
}

interface Referrers {
    readonly byTarget: ReadonlyMap<Resource, readonly Resource[]>;
    /** Those that refer to something that is not known yet. */
    readonly incomplete: readonly Resource[];
}

/**
 * The resources of one stack and what belongs to what: by id, ARN or name where values are known, by property
 * dependency where they are not. The same answers come from a preview and from a state.
 */
export class ResourceGraph {
    private readonly byUrn = new Map<string, Resource>();
    private readonly byType = new Map<string, Resource[]>();
    private identities: Map<string, Resource[]> | undefined;
    private readonly referrers = new Map<string, Referrers>();

    constructor(readonly resources: readonly Resource[]) {
        for (const resource of resources) {
            this.byUrn.set(resource.urn, resource);
            append(this.byType, resource.type, resource);
        }
    }

    get(urn: string): Resource | undefined {
        return this.byUrn.get(urn);
    }

    /** The resources of a type or of several. */
    ofType(...types: readonly string[]): readonly Resource[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    childrenOf(parent: Resource): readonly Resource[] {
        return this.resources.filter((resource) => resource.parent === parent.urn);
    }

    /**
     * The resources of the given types that a property of `from` refers to. Nothing found and `complete` means: the
     * reference leaves this stack, or is absent.
     *
     * @param path dots lead into objects and through every element of lists, e.g. `vpcConfig.subnets`
     */
    referredToBy(from: Resource, path: string, ...types: readonly string[]): Related {
        const found = new Set<Resource>();
        let complete = true;
        for (const value of valuesAt(from.outputs, path.split("."))) {
            if (isUnknownValue(value)) {
                const origins = this.originsOf(from, path, types);
                if (origins.length === 0) complete = false;
                for (const origin of origins) found.add(origin);
            } else if (typeof value === "string") {
                for (const resource of this.identifiedBy(value, types)) found.add(resource);
            }
        }
        return { resources: [...found], complete };
    }

    /**
     * The resources of type `type` whose property at `path` refers to `target`. Not `complete` means: some resource of
     * that type refers to something that is not known yet, and could be `target`.
     */
    referringTo(target: Resource, path: string, ...types: readonly string[]): Related {
        const { byTarget, incomplete } = this.referrersOf(target.type, path, types);
        const found = byTarget.get(target) ?? [];
        return { resources: found, complete: incomplete.every((candidate) => found.includes(candidate)) };
    }

    /** Whom the property of each resource refers to, the other way round; worked out once, for all targets of a type. */
    private referrersOf(targetType: string, path: string, types: readonly string[]): Referrers {
        const key = [targetType, path, ...types].join(" ");
        let referrers = this.referrers.get(key);
        if (!referrers) {
            const byTarget = new Map<Resource, Resource[]>();
            const incomplete: Resource[] = [];
            for (const candidate of this.ofType(...types)) {
                const related = this.referredToBy(candidate, path, targetType);
                for (const target of related.resources) append(byTarget, target, candidate);
                if (!related.complete) incomplete.push(candidate);
            }
            this.referrers.set(key, (referrers = { byTarget, incomplete }));
        }
        return referrers;
    }

    /** The resources of the given types that this id, ARN, name or URI stands for. */
    identifiedBy(value: string, types: readonly string[]): readonly Resource[] {
        this.identities ??= indexIdentities(this.resources);
        for (const key of identityKeys(value)) {
            const matches = this.identities
                .get(key)
                ?.filter((resource) => types.includes(resource.type) && !isElsewhere(value, resource));
            if (matches && matches.length > 0) return matches;
        }
        return [];
    }

    private originsOf(from: Resource, path: string, types: readonly string[]): readonly Resource[] {
        const top = path.split(".", 1)[0] ?? path;
        const urns = from.propertyDependencies[top] ?? [];
        return urns.flatMap((urn) => {
            const resource = this.byUrn.get(urn);
            return resource && types.includes(resource.type) ? [resource] : [];
        });
    }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}

function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
    if (Array.isArray(value)) return value.flatMap((element: unknown) => valuesAt(element, path));
    const [key, ...rest] = path;
    if (key === undefined || value === undefined || value === null || isUnknownValue(value)) {
        return value === undefined || value === null ? [] : [value];
    }
    return typeof value === "object" ? valuesAt((value as Properties)[key], rest) : [];
}

function indexIdentities(resources: readonly Resource[]): Map<string, Resource[]> {
    const index = new Map<string, Resource[]>();
    for (const resource of resources) {
        for (const identity of identitiesOf(resource)) append(index, identity, resource);
    }
    return index;
}

const longestArn = 2048;

/** Everything by which other resources may name this one: its URN, id, ARN, name, and properties like `bucket` or `guardrailId`. */
function identitiesOf(resource: Resource): ReadonlySet<string> {
    const identities = new Set<string>([resource.urn]);
    if (resource.id) identities.add(resource.id);
    const typeName = resource.type
        .slice(resource.type.lastIndexOf(":") + 1)
        .toLowerCase()
        .replace(/v\d$/, "");
    for (const [key, value] of Object.entries(resource.outputs)) {
        if (typeof value !== "string" || value === "" || value.length > longestArn) continue;
        if (!isUnknownValue(value) && identifies(key, typeName)) identities.add(value);
    }
    return identities;
}

/** Whether an ARN names another account or region than the resource's own ARN does. */
function isElsewhere(value: string, { outputs: { arn } }: Resource): boolean {
    if (!value.startsWith("arn:") || typeof arn !== "string" || !arn.startsWith("arn:")) return false;
    const [, , , region, account] = value.split(":", 5);
    const [, , , ownRegion, ownAccount] = arn.split(":", 5);
    const differ = (one: string | undefined, other: string | undefined): boolean => !!one && !!other && one !== other;
    // An account that was made up is as good as one that is not known yet.
    return differ(region, ownRegion) || (ownAccount !== madeUpAccount && differ(account, ownAccount));
}

/** `keyId` identifies a Key and `vpcId` a Vpc, but `vpcId` of a Subnet is a reference. */
function identifies(property: string, typeName: string): boolean {
    if (/^(id|arn|name|url)$/.test(property)) return true;
    const stem = property.replace(/(Id|Arn|Name|Url|Identifier)$/, "").toLowerCase();
    return stem !== "" && typeName.endsWith(stem.replace(/[^a-z0-9]/g, ""));
}

/** The spellings under which the thing behind a reference may be indexed, most exact first. */
function identityKeys(value: string): readonly string[] {
    const keys = [value];
    const s3 = /^(?:s3:\/\/|https:\/\/s3[.a-z0-9-]*\.amazonaws\.com\/|arn:[^:]+:s3:::)([^/*]+)/.exec(value);
    const s3Host = /^https:\/\/([a-z0-9.-]+)\.s3[.a-z0-9-]*\.amazonaws\.com(?:\/|$)/.exec(value);
    const bucket = s3?.[1] ?? s3Host?.[1];
    if (bucket !== undefined) keys.push(bucket);
    const arn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(value)?.[1];
    if (arn !== undefined) {
        keys.push(arn);
        // `:*` ends the ARN of a log group in policies; `role/path/name` is known by its last part, `alias/x` by both.
        const trimmed = arn.replace(/:\*$/, "");
        keys.push(trimmed, trimmed.slice(trimmed.indexOf(":") + 1), trimmed.slice(trimmed.indexOf("/") + 1));
        keys.push(trimmed.slice(Math.max(trimmed.lastIndexOf("/"), trimmed.lastIndexOf(":")) + 1));
    }
    return keys;
}
