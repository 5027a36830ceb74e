import type { Examples, ExampleResource, Policy, Reference } from "./definition";
import type { Properties, Resource } from "./resource";
import { isUnknownValue, unknownValue } from "./resource";

/**
 * How an example stands before a policy: as in a preview, where what the cloud will give is not known yet, or as in a
 * state, where it is.
 */
export type ExampleForm = "preview" | "state";

export type ExampleKind = keyof Examples<unknown>;

/** One example of a policy, ready to be put together. */
export interface ExampleCase {
    readonly kind: ExampleKind;
    /** The sentence that says what is the case. */
    readonly sentence: string;
    readonly config: Readonly<Record<string, unknown>>;
    /** As it is written: resources by name, with references to each other. */
    readonly given: Readonly<Record<string, ExampleResource>>;
    /** The resources of the example; those that the policy applies to are its subjects. */
    resources(form: ExampleForm): readonly Resource[];
}

/** All examples of a policy. */
export function examplesOf(policy: Policy): readonly ExampleCase[] {
    const cases: ExampleCase[] = [];
    for (const kind of ["passes", "fails", "unknown", "notApplicable"] as const) {
        for (const [sentence, given] of Object.entries(
            (policy.examples[kind] ?? {}) as Readonly<Record<string, Properties>>,
        )) {
            const { $config = {}, $type = policy.appliesTo[0], $example = given } = given;
            const resources =
                policy.scope === "stack"
                    ? ($example as Readonly<Record<string, ExampleResource>>)
                    : { example: { type: $type as string, props: $example as Properties } };
            cases.push({
                kind,
                sentence,
                config: $config as Properties,
                given: resources,
                resources: (form) => build(resources, form),
            });
        }
    }
    return cases;
}

function build(example: Readonly<Record<string, ExampleResource>>, form: ExampleForm): readonly Resource[] {
    const urnOf = (name: string): string => `urn:pulumi:example::annex42::${find(example, name).type}::${name}`;
    return Object.entries(example).map(([name, { type, props = {}, parent }]) => {
        const inputs: Record<string, unknown> = {};
        const propertyDependencies: Record<string, string[]> = {};
        for (const [key, value] of Object.entries(props)) {
            const origins = new Set<string>();
            inputs[key] = withoutReferences(value, (reference) => {
                origins.add(urnOf(reference.$ref));
                return valueOf(find(example, reference.$ref), reference, form);
            });
            if (origins.size > 0) propertyDependencies[key] = [...origins];
        }
        return {
            urn: urnOf(name),
            type,
            name,
            custom: true,
            inputs,
            outputs: form === "state" ? { ...assigned(example, name), ...inputs } : inputs,
            ...(form === "state" && { id: assignedValue(name, "id") }),
            ...(parent !== undefined && { parent: urnOf(parent) }),
            dependencies: [...new Set(Object.values(propertyDependencies).flat())],
            propertyDependencies,
        };
    });
}

function find(example: Readonly<Record<string, ExampleResource>>, name: string): ExampleResource {
    const resource = example[name];
    if (!resource) throw new Error(`The example refers to "${name}", which it does not have`);
    return resource;
}

function valueOf(target: ExampleResource, { $ref, property }: Reference, form: ExampleForm): unknown {
    const given = target.props?.[property];
    if (typeof given === "string" && !isUnknownValue(given)) return given;
    return form === "preview" ? unknownValue : assignedValue($ref, property);
}

/** What the cloud gave the resource, as far as the example refers to it. */
function assigned(example: Readonly<Record<string, ExampleResource>>, name: string): Properties {
    const properties: Record<string, unknown> = { arn: assignedValue(name, "arn") };
    for (const { props } of Object.values(example)) {
        withoutReferences(props, (reference) => {
            if (reference.$ref === name)
                assign(properties, reference.property, assignedValue(name, reference.property));
        });
    }
    return properties;
}

/** Sets a property, e.g. `metadata.name`. */
function assign(properties: Record<string, unknown>, path: string, value: string): void {
    const [key = path, ...rest] = path.split(".");
    if (rest.length === 0) properties[key] = value;
    else assign((properties[key] ??= {}) as Record<string, unknown>, rest.join("."), value);
}

function assignedValue(name: string, property: string): string {
    if (property === "id") return `${name}-0123456789abcdef0`;
    if (property === "arn") return `arn:aws:example:us-east-1:111122223333:${name}-0123456789abcdef0`;
    return `${name}-${property}`;
}

function withoutReferences(value: unknown, resolve: (reference: Reference) => unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => withoutReferences(element, resolve));
    if (typeof value !== "object" || value === null) return value;
    if ("$ref" in value) return resolve(value as Reference);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner, resolve)]));
}
