import type { Severity } from "./definition";

/** What becomes of a verdict "unknown": nothing, an advisory finding, or a finding of the policy's own level. */
export type UnknownAs = "pass" | "warn" | "fail";

/** When a violation stops a deployment (`mandatory`), is only shown (`advisory`), or is not looked for (`disabled`). */
export type EnforcementLevel = "mandatory" | "advisory" | "disabled";

interface Described<T> {
    readonly description: string;
    readonly default: T;
}

type BooleanProperty = Described<boolean> & { readonly type: "boolean" };
type NumberProperty = Described<number> & {
    readonly type: "integer" | "number";
    readonly minimum?: number;
    readonly maximum?: number;
};
type StringProperty<T extends string = string> = Described<T> & {
    readonly type: "string";
    readonly enum?: readonly T[];
    readonly pattern?: string;
};
type ListProperty<T extends string | number = string | number> = Described<readonly T[]> & {
    readonly type: "array";
    readonly items: {
        readonly type: T extends string ? "string" : "integer" | "number";
        readonly enum?: readonly T[];
    };
};

/** One configurable value of a policy: a JSON schema with its default. */
export type ConfigProperty = BooleanProperty | NumberProperty | StringProperty | ListProperty;

/** The configurable values of a policy, by name. */
export type ConfigSchema<C> = { readonly [K in keyof C]: ConfigPropertyOf<C[K]> };

type ConfigPropertyOf<T> = [T] extends [boolean]
    ? BooleanProperty
    : [T] extends [number]
      ? NumberProperty
      : [T] extends [string]
        ? StringProperty<T>
        : [T] extends [readonly (infer E extends string | number)[]]
          ? ListProperty<E>
          : never;

/** How one policy is set for a run: its level, what unknowns count as, and its own values with defaults filled in. */
export interface PolicySettings {
    readonly enforcementLevel: EnforcementLevel;
    readonly unknownAs: UnknownAs;
    readonly config: Readonly<Record<string, unknown>>;
}

/** The policy configuration as CrossGuard's `--policy-pack-config` spells it: by policy name, or `all`, a level or an object. */
export type PackConfig = Readonly<Record<string, EnforcementLevel | Readonly<Record<string, unknown>>>>;

/** A configuration that does not fit the policy; the message names both policy and key. */
export class ConfigError extends Error {
    /** @param keyPath the place in the configuration, e.g. `["cloudwatch-log-group-retention", "minimumDays"]` */
    constructor(
        message: string,
        readonly keyPath: readonly string[],
    ) {
        super(message);
        this.name = "ConfigError";
    }
}

interface Configurable {
    readonly id: string;
    readonly aliases?: readonly string[];
    readonly severity: Severity;
    readonly config?: Readonly<Record<string, ConfigProperty>>;
}

/** `unknownAs` stands in every policy's configuration, beside its own values. */
export const unknownAsProperty = {
    type: "string",
    enum: ["pass", "warn", "fail"],
    default: "warn",
    description:
        "What a value that is not known yet counts as: pass, warn (advisory), or fail (the policy's own level).",
} as const satisfies ConfigProperty;

const enforcementLevels: readonly unknown[] = ["mandatory", "advisory", "disabled"] satisfies EnforcementLevel[];

/** Critical and high policies stop a deployment unless they are told otherwise. */
export function defaultEnforcementLevel(severity: Severity): EnforcementLevel {
    return severity === "critical" || severity === "high" ? "mandatory" : "advisory";
}

/**
 * One policy's own configuration with its defaults filled in (the SDK fills none when it runs off-line).
 *
 * @throws {ConfigError} on a key that the policy does not have, or a value of another type
 */
export function resolvePolicyConfig(policy: Configurable, given: Readonly<Record<string, unknown>>): PolicySettings {
    const { enforcementLevel = defaultEnforcementLevel(policy.severity), ...values } = given;
    if (!enforcementLevels.includes(enforcementLevel)) {
        const expected = `one of ${enforcementLevels.join(", ")}`;
        throw new ConfigError(`Policy "${policy.id}": "enforcementLevel" must be ${expected}`, [
            policy.id,
            "enforcementLevel",
        ]);
    }
    const properties: Readonly<Record<string, ConfigProperty>> = { ...policy.config, unknownAs: unknownAsProperty };
    const config: Record<string, unknown> = {};
    for (const [key, property] of Object.entries(properties)) config[key] = property.default;
    for (const [key, value] of Object.entries(values)) {
        const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
        if (!property) {
            const known = Object.keys(properties).join(", ");
            throw new ConfigError(`Policy "${policy.id}" has no setting "${key}"; it has: enforcementLevel, ${known}`, [
                policy.id,
                key,
            ]);
        }
        const wrong = mismatch(value, property);
        if (wrong !== undefined)
            throw new ConfigError(`Policy "${policy.id}": "${key}" must be ${wrong}`, [policy.id, key]);
        config[key] = value;
    }
    const { unknownAs, ...own } = config;
    return { enforcementLevel: enforcementLevel as EnforcementLevel, unknownAs: unknownAs as UnknownAs, config: own };
}

/**
 * The settings of every policy, by policy id.
 *
 * @throws {ConfigError} on a policy that does not exist, and as {@link resolvePolicyConfig} does
 */
export function resolvePackConfig(
    policies: readonly Configurable[],
    given: PackConfig,
): ReadonlyMap<string, PolicySettings> {
    const byName = new Map<string, Configurable>();
    for (const policy of policies) {
        for (const name of [policy.id, ...(policy.aliases ?? [])]) byName.set(name, policy);
    }
    const { all, ...perPolicy } = given;
    const byPolicy = new Map<string, Readonly<Record<string, unknown>>>();
    for (const [name, value] of Object.entries(perPolicy)) {
        const policy = byName.get(name);
        if (!policy) throw new ConfigError(`There is no policy "${name}"; \`annex42 policies\` lists them all`, [name]);
        byPolicy.set(policy.id, asObject(value, name));
    }
    const common = all === undefined ? {} : asObject(all, "all");
    return new Map(
        policies.map((policy) => [policy.id, resolvePolicyConfig(policy, { ...common, ...byPolicy.get(policy.id) })]),
    );
}

function asObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
    if (typeof value === "string") return { enforcementLevel: value };
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new ConfigError(`"${name}" must be an enforcement level or an object of settings`, [name]);
}

/** What the value should have been, in words; undefined when it fits. */
function mismatch(value: unknown, property: ConfigProperty): string | undefined {
    switch (property.type) {
        case "boolean":
            return typeof value === "boolean" ? undefined : "true or false";
        case "integer":
        case "number": {
            const { minimum = -Infinity, maximum = Infinity } = property;
            const isRightKind = property.type === "integer" ? Number.isInteger(value) : typeof value === "number";
            if (isRightKind && (value as number) >= minimum && (value as number) <= maximum) return undefined;
            const bounds = [
                minimum === -Infinity ? "" : ` of at least ${minimum}`,
                maximum === Infinity ? "" : ` of at most ${maximum}`,
            ];
            return `${property.type === "integer" ? "a whole number" : "a number"}${bounds.join("")}`;
        }
        case "string":
            if (typeof value !== "string") return "a string";
            if (property.enum && !property.enum.includes(value)) return `one of ${property.enum.join(", ")}`;
            if (property.pattern !== undefined && !new RegExp(property.pattern).test(value)) {
                return `a string that matches ${property.pattern}`;
            }
            return undefined;
        case "array": {
            const { items } = property;
            const fits = (item: unknown): boolean =>
                (items.type === "string"
                    ? typeof item === "string"
                    : items.type === "integer"
                      ? Number.isInteger(item)
                      : typeof item === "number") &&
                (!items.enum || (items.enum as readonly unknown[]).includes(item));
            if (Array.isArray(value) && value.every(fits)) return undefined;
            return items.enum ? `a list out of ${items.enum.join(", ")}` : `a list of ${items.type}s`;
        }
    }
}
