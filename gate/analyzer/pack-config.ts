import { fromJSONSchema } from "zod";

import { InputError } from "../errors";
import type { PackConfig } from "../../policy-pack/policy";

/** A level as other packs know it; `remediate` lets the policy change resources, and is mandatory where it cannot. */
export type PackEnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

/** What the engine hands to a pack for one policy. */
export interface PackPolicySettings {
    readonly enforcementLevel: PackEnforcementLevel;
    readonly properties: Readonly<Record<string, unknown>>;
}

/** What a pack says of itself, as far as its configuration goes. */
export interface Configurable {
    readonly name: string;
    readonly policies: readonly {
        readonly name: string;
        readonly enforcementLevel: PackEnforcementLevel;
        readonly configSchema?: {
            readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
            readonly required: readonly string[];
        };
    }[];
    /** What the pack's own code sets before any user does. */
    readonly initialConfig: Readonly<Record<string, Partial<PackPolicySettings>>>;
}

export const enforcementLevels: readonly PackEnforcementLevel[] = ["advisory", "mandatory", "remediate", "disabled"];

/**
 * The settings of every policy of a pack, put together as the engine does: its schema's defaults, then what the pack
 * itself sets, then what the user gives. Names that the pack does not have are left to other packs.
 *
 * @throws InputError when the result does not fit the schema
 */
export function reconcile(pack: Configurable, given: PackConfig): ReadonlyMap<string, PackPolicySettings> {
    const user = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, toSettings(pack, name, value)]),
    );
    const layers = [pack.initialConfig, user];
    return new Map(
        pack.policies.map((policy) => {
            let settings: PackPolicySettings = {
                enforcementLevel: policy.enforcementLevel,
                properties: defaultsOf(policy.configSchema?.properties ?? {}),
            };
            for (const layer of layers) {
                const enforcementLevel = layer[policy.name]?.enforcementLevel ?? layer["all"]?.enforcementLevel;
                settings = {
                    enforcementLevel: enforcementLevel ?? settings.enforcementLevel,
                    properties: { ...settings.properties, ...layer[policy.name]?.properties },
                };
            }
            const wrong = mismatch(policy.configSchema, settings.properties);
            if (wrong !== undefined) {
                throw new InputError(`The configuration of policy "${policy.name}" of pack "${pack.name}": ${wrong}.`);
            }
            return [policy.name, settings];
        }),
    );
}

function toSettings(pack: Configurable, name: string, value: PackConfig[string]): Partial<PackPolicySettings> {
    const { enforcementLevel, ...properties } = typeof value === "string" ? { enforcementLevel: value } : value;
    if (enforcementLevel === undefined) return { properties };
    if (!enforcementLevels.includes(enforcementLevel as PackEnforcementLevel)) {
        throw new InputError(
            `The configuration of pack "${pack.name}": the enforcement level of "${name}" must be one of ${enforcementLevels.join(", ")}.`,
        );
    }
    return { enforcementLevel: enforcementLevel as PackEnforcementLevel, properties };
}

function defaultsOf(properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Record<string, unknown> {
    const withDefault = Object.entries(properties).filter(([, schema]) => "default" in schema);
    return Object.fromEntries(withDefault.map(([key, schema]) => [key, schema.default]));
}

function mismatch(
    schema: Configurable["policies"][number]["configSchema"],
    properties: Readonly<Record<string, unknown>>,
): string | undefined {
    if (!schema) return undefined;
    const checked = fromJSONSchema({ type: "object", properties: schema.properties, required: [...schema.required] });
    const [issue] = checked.safeParse(properties).error?.issues ?? [];
    return issue && `"${issue.path.join(".")}": ${issue.message.replace(/^./, (letter) => letter.toLowerCase())}`;
}
