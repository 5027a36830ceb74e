import type { Unwrap } from "@pulumi/pulumi";

import type { AnnexAControl } from "../standards/annex-a";
import type { ConfigProperty, ConfigSchema } from "./config";
import type { Related } from "./graph";
import type { Properties } from "./resource";

export type Severity = "critical" | "high" | "medium" | "low";

/** A resource's properties as a policy reads them: plain values, any of which may be absent. */
export type Readable<Args> = DeepPartial<Unwrap<Args>>;

type DeepPartial<T> = T extends readonly (infer E)[]
    ? readonly DeepPartial<E>[]
    : T extends object
      ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
      : T;

/** One resource as a policy sees it. */
export interface ResourceView<P = Properties> {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** Reading a property that is not known yet ends the check with the verdict "unknown". */
    readonly props: P;
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
}

/** What a check says and asks, whatever its scope. */
export interface CheckContext<C = unknown> {
    /**
     * Reports a violation.
     *
     * @param message completes the sentence "<resource name> ..."; holds no property value that is not harmless
     * @param path the property that has to change, e.g. `rules.0.fromPort`
     */
    report(message: string, path?: string): void;
    /** Says that the question cannot be answered, and why; a violation that is reported as well outweighs it. */
    unknown(reason: string, path?: string): void;
    /** Ends the check: the question does not arise for this resource. */
    notApplicable(): never;
    /** Runs the check for each element, so that one with an unknown value does not hide a violation in the next. */
    each<T>(items: T | readonly T[] | undefined | null, check: (item: T, index: number) => void): void;
    readonly config: C;
    readonly resource: ResourceView;
}

/** The stack as a policy of scope "stack" sees it. */
export interface GraphView {
    get(urn: string): ResourceView | undefined;
    ofType<Args = Properties>(...types: readonly string[]): readonly ResourceView<Readable<Args>>[];
    /** The resources that a property refers to: by id, ARN or name, or by property dependency while it is unknown. */
    referredToBy<Args = Properties>(
        from: ResourceView<unknown>,
        path: string,
        ...types: readonly string[]
    ): Related<ResourceView<Readable<Args>>>;
    /** The resources of a type whose property refers to `target`. */
    referringTo<Args = Properties>(
        target: ResourceView<unknown>,
        path: string,
        ...types: readonly string[]
    ): Related<ResourceView<Readable<Args>>>;
    /** The resources that an id, ARN, name or S3 URI stands for. */
    identifiedBy<Args = Properties>(
        value: string,
        ...types: readonly string[]
    ): readonly ResourceView<Readable<Args>>[];
    /**
     * What is worked out of the whole stack, once for all resources and policies that ask.
     *
     * @param work gives the same whoever asks; also the key that the result is found by
     */
    once<T>(work: (graph: GraphView) => T): T;
}

export interface StackCheckContext<C = unknown> extends CheckContext<C> {
    readonly graph: GraphView;
}

/** Marks a reference to another resource of the same example; see {@link ref}. */
export interface Reference {
    readonly $ref: string;
    readonly property: string;
}

/** A resource of an example for a policy of scope "stack". */
export interface ExampleResource {
    readonly type: string;
    readonly props?: Properties;
    readonly parent?: string;
}

/** Resources by name; the check runs for each that the policy applies to. */
export type StackExample = Readonly<Record<string, ExampleResource>>;

/** Cases by a sentence that says what is the case. */
export interface Examples<E> {
    readonly passes: Readonly<Record<string, E>>;
    readonly fails: Readonly<Record<string, E>>;
    readonly unknown?: Readonly<Record<string, E>>;
    readonly notApplicable?: Readonly<Record<string, E>>;
}

interface Metadata<C> {
    /** For ever: kebab-case, `<service>-...`. A renamed policy keeps its old id in `aliases`. */
    readonly id: string;
    readonly aliases?: readonly string[];
    /** A sentence that says what is right, without a full stop. */
    readonly title: string;
    readonly severity: Severity;
    /** The type tokens of the resources that the question is about. */
    readonly appliesTo: string | readonly string[];
    /** The Annex A controls that this supports (Annex A requires no such thing by itself). */
    readonly supports: readonly AnnexAControl[];
    /** Checks of other tools that ask the same question, e.g. `checkov:CKV_AWS_122`. */
    readonly equivalents?: readonly string[];
    readonly why: string;
    readonly fix: string;
    /** The cloud's own page on it. */
    readonly reference: string;
    readonly config?: ConfigSchema<C>;
}

interface ResourcePolicyDefinition<Args, C> extends Metadata<C> {
    readonly scope?: "resource";
    check(props: Readable<Args>, context: CheckContext<C>): void;
    readonly examples: Examples<ExampleOf<Args, C>>;
}

interface StackPolicyDefinition<Args, C> extends Metadata<C> {
    /** The question takes other resources of the stack to answer: `context.graph` has them. */
    readonly scope: "stack";
    check(resource: ResourceView<Readable<Args>>, context: StackCheckContext<C>): void;
    readonly examples: Examples<StackExample | Configured<StackExample, C>>;
}

type ExampleOf<Args, C> = Readable<Args> | Configured<Readable<Args>, C> | Typed;

/** An example under another configuration than the default one; made by {@link withConfig}. */
export interface Configured<E, C> {
    readonly $config: Partial<C>;
    readonly $example: E;
}

/** An example of another type than the first that the policy applies to; made by {@link ofType}. */
export interface Typed {
    readonly $type: string;
    readonly $example: Properties;
}

/** Runs an example as a resource of the given type, for policies that apply to several. */
export function ofType(type: string, example: Properties): Typed {
    return { $type: type, $example: example };
}

/** Runs an example under a configuration of its own. */
export function withConfig<E, C>(config: Partial<C>, example: E): Configured<E, C> {
    return { $config: config, $example: example };
}

/**
 * A property of another resource of the same stack example: an unknown value with a property dependency in a preview,
 * a value in a state.
 *
 * @param property the other resource's property; its `id` unless told
 */
export function ref(name: string, property = "id"): never {
    return { $ref: name, property } satisfies Reference as never;
}

interface PolicyCommon {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly title: string;
    readonly severity: Severity;
    readonly appliesTo: readonly string[];
    readonly supports: readonly AnnexAControl[];
    readonly equivalents: readonly string[];
    readonly why: string;
    readonly fix: string;
    readonly reference: string;
    readonly config: Readonly<Record<string, ConfigProperty>>;
}

export interface ResourcePolicy extends PolicyCommon {
    readonly scope: "resource";
    check(props: Properties, context: CheckContext): void;
    readonly examples: Examples<Properties | Configured<Properties, unknown> | Typed>;
}

export interface StackPolicy extends PolicyCommon {
    readonly scope: "stack";
    check(resource: ResourceView, context: StackCheckContext): void;
    readonly examples: Examples<StackExample | Configured<StackExample, unknown>>;
}

/** One question about one kind of resource, with all of its metadata. */
export type Policy = ResourcePolicy | StackPolicy;

/**
 * Defines a policy. `Args` is the argument type of the resource class, by `import type`; `C` the policy's own
 * configuration.
 */
export function definePolicy<Args = Properties, C = object>(
    definition: ResourcePolicyDefinition<Args, C> | StackPolicyDefinition<Args, C>,
): Policy {
    const { appliesTo } = definition;
    // The typed view that the author writes against and the untyped one that evaluation hands in are the same at run time.
    return {
        aliases: [],
        equivalents: [],
        config: {},
        scope: "resource",
        ...definition,
        appliesTo: typeof appliesTo === "string" ? [appliesTo] : appliesTo,
    } as unknown as Policy;
}
