import { isUnknownValue } from "../policy-pack/policy";
import type { ExampleResource, Reference } from "../policy-pack/policy";

/** A policy's example as the lines of a TypeScript program that makes its resources. */
export function exampleCode(example: Readonly<Record<string, ExampleResource>>): readonly string[] {
    const names = Object.keys(example);
    const isReferredTo = (name: string): boolean =>
        Object.values(example).some(({ props, parent }) => parent === name || refersTo(props, name));
    return names.flatMap((name) => {
        const { type, props = {}, parent } = example[name] as ExampleResource;
        const target = isReferredTo(name) ? `const ${variable(name)} = ` : "";
        const options = parent === undefined ? [] : [`{ parent: ${variable(parent)} }`];
        const properties = Object.keys(props).length === 0 && options.length === 0 ? [] : [code(props, "")];
        const call = [JSON.stringify(name), ...properties, ...options].join(", ");
        return `${target}new ${className(type)}(${call});`.split("\n");
    });
}

/** `aws:s3/bucket:Bucket` is `aws.s3.Bucket`, `kubernetes:apps/v1:Deployment` is `k8s.apps.v1.Deployment`. */
function className(type: string): string {
    const [provider = "", module = "", name = ""] = type.split(":");
    if (provider === "kubernetes") return ["k8s", ...module.split("/"), name].join(".");
    const [folder = ""] = module.split("/");
    return [identifier(provider), ...(folder === "index" ? [] : [folder]), name].join(".");
}

function identifier(name: string): string {
    return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase());
}

/** Words that cannot name a constant, among those that resources are called. */
const reserved: readonly string[] = ["function", "default", "public", "private", "package", "export", "import", "new"];

function variable(name: string): string {
    const word = identifier(name);
    return reserved.includes(word) || /^\d/.test(word) ? `${word}_` : word;
}

function refersTo(value: unknown, name: string): boolean {
    if (typeof value !== "object" || value === null) return false;
    if (isReference(value)) return value.$ref === name;
    return Object.values(value).some((inner) => refersTo(inner, name));
}

function isReference(value: object): value is Reference {
    return "$ref" in value;
}

/** Short objects stand on one line. */
const longestLine = 70;

function code(value: unknown, indent: string): string {
    if (isUnknownValue(value)) return "/* not known yet */";
    if (typeof value !== "object" || value === null) return literal(value, indent);
    if (isReference(value)) return `${variable(value.$ref)}.${value.property}`;
    const inner = `${indent}    `;
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    const parts = Array.isArray(value)
        ? value.map((element) => code(element, inner))
        : Object.entries(value)
              .filter(([, element]) => element !== undefined)
              .map(([key, element]) => `${propertyName(key)}: ${code(element, inner)}`);
    if (parts.length === 0) return open + close;
    const padding = open === "{" ? " " : "";
    const line = open + padding + parts.join(", ") + padding + close;
    if (line.length <= longestLine && !line.includes("\n")) return line;
    return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

function propertyName(key: string): string {
    return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** JSON documents are shown as what they are. */
function literal(value: unknown, indent: string): string {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return JSON.stringify(value) ?? "undefined";
    try {
        return `JSON.stringify(${code(JSON.parse(value), indent)})`;
    } catch {
        return JSON.stringify(value);
    }
}
