import { isUnknownValue, madeUpMarker, unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { dnsSuffixOf } from "./context";
import { hexId, hexOf, uuid } from "./made-up-strings";
import type { AnswerContext } from "./types";

/** What the templates of aws-resources.ts may name: see there. */
export interface TemplateValues {
    readonly properties: Properties;
    readonly id?: unknown;
    readonly seed: string;
    readonly context: AnswerContext;
}

/** The filled template; undefined where a property is absent, the unknown value where one is unknown. */
export function fillTemplate(template: string, values: TemplateValues): string | undefined {
    let missing = false;
    let unknown = false;
    const filled = template.replace(/\{(\w+)\}/g, (_, key: string) => {
        const value = templateValue(key, template, values);
        if (isUnknownValue(value)) unknown = true;
        else if (typeof value !== "string" && typeof value !== "number") missing = true;
        return String(value);
    });
    if (unknown) return unknownValue;
    return missing ? undefined : filled;
}

const reserved = new Set(["p", "r", "a", "dns", "marker", "hex", "hex16", "hex4", "uuid", "id"]);

/** The properties that a template names. */
export function namedInTemplate(template: string): readonly string[] {
    return Array.from(template.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? "").filter((key) => !reserved.has(key));
}

function templateValue(key: string, template: string, { properties, id, seed, context }: TemplateValues): unknown {
    switch (key) {
        case "p":
            return context.partition;
        case "r":
            return context.region;
        case "a":
            return context.account;
        case "dns":
            return dnsSuffixOf(context.partition);
        case "marker":
            return madeUpMarker;
        case "hex":
            return hexId(`${seed}:${template}`);
        case "hex16":
            return hexId(`${seed}:${template}`).slice(0, 16);
        case "hex4":
            return hexOf(seed, 4);
        case "uuid":
            return uuid(seed);
        case "id":
            return id;
        case "path":
            return properties.path ?? "/";
        case "issuer":
            return isUnknownValue(properties.url) ? unknownValue : hostAndPath(properties.url);
        case "port":
            return properties.port ?? portOf(properties.engine);
        default:
            return properties[key];
    }
}

function hostAndPath(url: unknown): string | undefined {
    return typeof url === "string" ? url.replace(/^https:\/\//, "") : undefined;
}

function portOf(engine: unknown): number {
    if (typeof engine !== "string") return 5432;
    if (/mysql|maria/.test(engine)) return 3306;
    if (engine.startsWith("oracle")) return 1521;
    return engine.startsWith("sqlserver") ? 1433 : 5432;
}
