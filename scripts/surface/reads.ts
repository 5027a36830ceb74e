import {
    evaluateInStack,
    evaluateResource,
    examplesOf,
    isUnknownValue,
    resolvePolicyConfig,
    ResourceGraph,
} from "../../policy-pack/policy";
import type { Policy, Properties, Resource } from "../../policy-pack/policy";

/** The ids of the policies that read a property, by type token and path. */
export class Reads {
    private readonly byType = new Map<string, Map<string, Set<string>>>();

    add(type: string, path: string, policy: string): void {
        let paths = this.byType.get(type);
        if (!paths) this.byType.set(type, (paths = new Map<string, Set<string>>()));
        let policies = paths.get(path);
        if (!policies) paths.set(path, (policies = new Set<string>()));
        policies.add(policy);
    }

    /** In alphabetical order. */
    of(type: string, path: string): readonly string[] {
        return [...(this.byType.get(type)?.get(path) ?? [])].sort();
    }
}

/**
 * What the policies read, found by running each over its own examples with properties that tell when they are read.
 * Where a policy applies to several types, its examples are run as resources of each. Samples, in which everything is
 * given, show what a policy reads of a type that it has no example of.
 */
export function readsOf(policies: readonly Policy[], samples: ReadonlyMap<string, Properties> = new Map()): Reads {
    const reads = new Reads();
    for (const policy of policies) {
        const { config: defaults } = resolvePolicyConfig(policy, {});
        const configs = [defaults];
        for (const example of examplesOf(policy)) {
            // Some policies ask nothing until they are configured.
            if (Object.keys(example.config).length > 0) configs.push({ ...defaults, ...example.config });
            const resources = example.resources("preview");
            for (const variant of variantsOf(resources, policy.appliesTo)) {
                run(policy, variant, { ...defaults, ...example.config }, reads);
            }
        }
        for (const type of policy.appliesTo) {
            const sample = samples.get(type);
            if (sample) for (const config of configs) run(policy, [resourceOf(type, sample)], config, reads);
        }
    }
    return reads;
}

function resourceOf(type: string, properties: Properties): Resource {
    return {
        urn: `urn:pulumi:sample::annex42::${type}::sample`,
        type,
        name: "sample",
        inputs: properties,
        outputs: properties,
        dependencies: [],
        propertyDependencies: {},
    };
}

/** The resources, once as they are and once for each other type that the policy applies to. */
function variantsOf(resources: readonly Resource[], types: readonly string[]): readonly (readonly Resource[])[] {
    const others = types.filter((type) => !resources.some((resource) => resource.type === type));
    const retyped = others.map((type) =>
        resources.map((resource) => (types.includes(resource.type) ? { ...resource, type } : resource)),
    );
    return [resources, ...retyped];
}

function run(policy: Policy, resources: readonly Resource[], config: Properties, reads: Reads): void {
    let isOn = false;
    const watched = resources.map((resource) => {
        const note = (path: string): void => {
            if (isOn) reads.add(resource.type, path, policy.id);
        };
        return {
            ...resource,
            inputs: watch(resource.inputs, note),
            outputs: watch(resource.outputs, note),
        };
    });
    const graph = new ResourceGraph(watched);
    // The index of names is made at the first question and reads everything; what it reads is no policy's.
    graph.identifiedBy("", []);
    isOn = true;
    for (const resource of watched.filter(({ type }) => policy.appliesTo.includes(type))) {
        if (policy.scope === "stack") evaluateInStack(policy, resource, graph, config);
        else evaluateResource(policy, resource, config);
    }
    isOn = false;
}

/** The same properties, calling back with the path of each that is read; indexes of lists are no part of a path. */
export function watch<T extends object>(of: T, note: (path: string) => void, path = ""): T {
    return new Proxy(of, {
        get(target, key, receiver) {
            const value: unknown = Reflect.get(target, key, receiver);
            if (typeof key === "symbol" || typeof value === "function") return value;
            if (Array.isArray(target)) {
                const isElement = typeof value === "object" && value !== null;
                return isElement ? watch(value, note, path) : value;
            }
            const inner = path === "" ? key : `${path}.${key}`;
            note(inner);
            const isObject = typeof value === "object" && value !== null && !isUnknownValue(value);
            return isObject ? watch(value, note, inner) : value;
        },
    });
}
