import { unknownValue } from "../../policy-pack/policy/resource";
import type { Properties, Resource, SourcePosition } from "../../policy-pack/policy/resource";
import { withoutChosenKeys } from "../../policy-pack/readable-properties";
import { nameOf } from "../engine/urn";
import { signatureKey, signatures } from "../engine/wire";
import { InputError } from "../errors";
import type { NotSeen } from "../results";
import { parseJson, placeOf } from "./json-text";
import type { JsonPath } from "./json-text";

/** A stack as it was deployed, from `pulumi stack export` or a self-managed backend. */
export interface ExportedStack {
    readonly project?: string;
    readonly stack?: string;
    readonly resources: readonly Resource[];
    /** Old copies of replaced resources, which wait to be deleted. */
    readonly notSeen: readonly NotSeen[];
    /** When the state was written, where it tells. */
    readonly time?: string;
}

/** Version 4 is version 3 with a list of the features it uses. */
const knownVersions: readonly unknown[] = [3, 4];

/** Whether exports of this version can be read. */
export function isKnownVersion(version: unknown): boolean {
    return knownVersions.includes(version);
}

/** What is wrong with a version that cannot be read. */
export function versionProblem(version: unknown): string {
    const what = typeof version === "number" ? `version ${version}` : "no version that is a number";
    return `The export has ${what}; versions 3 and 4 are read.`;
}

/** Far beyond what any provider's properties are, and far from what the call stack takes. */
const deepestNesting = 200;

/**
 * Reads a stack export.
 *
 * @throws InputError when the text is not JSON, not an export, of another version, or nested too deep
 */
export function readStackExport(text: string, file: string): ExportedStack {
    return stackOfExport(parseJson(text.replace(/^\uFEFF/, ""), file), (message, path) => {
        throw new InputError(message, { file, ...placeOf(text, path) });
    });
}

/** As {@link readStackExport}, of what the text says. */
export function stackOfExport(document: unknown, fail: Fail): ExportedStack {
    const { deployment, path } = deploymentOf(document, fail);
    if (deployment === null) return { resources: [], notSeen: [] };
    const states = deployment.resources ?? [];
    if (!Array.isArray(states)) return fail('"resources" of the export is not a list.', [...path, "resources"]);

    const resources: Resource[] = [];
    const notSeen: NotSeen[] = [];
    states.forEach((state: unknown, index) => {
        const place = [...path, "resources", index];
        const read = readState(state, (message, below) => fail(message, [...place, ...below]));
        if ("resource" in read) resources.push(read.resource);
        else notSeen.push(read.notSeen);
    });
    const time = timeOf(deployment);
    return { ...nameOfStack(resources[0]?.urn), resources, notSeen, ...(time !== undefined && { time }) };
}

/** What a state says of one resource: itself, or why it is not looked at. */
export function readState(state: unknown, fail: Fail): { readonly resource: Resource } | { readonly notSeen: NotSeen } {
    if (!isObject(state)) return fail("A resource of the export is not an object.", []);
    const { urn } = state;
    if (typeof urn !== "string" || !urn.startsWith("urn:pulumi:")) {
        return fail("A resource of the export has no URN.", "urn" in state ? ["urn"] : []);
    }
    if (state.delete === true) {
        return { notSeen: { urn, reason: "an old copy that waits to be deleted was not checked" } };
    }
    return { resource: resourceOf(state, urn, fail) };
}

/** Project and stack, as the URN of any of its resources tells. */
export function nameOfStack(urn = ""): { readonly project?: string; readonly stack?: string } {
    const [, stack, project] = /^urn:pulumi:(.+?)::(.+?)::/.exec(urn) ?? [];
    return { ...(stack !== undefined && { stack }), ...(project !== undefined && { project }) };
}

/** When a deployment was made; in ISO 8601, to the millisecond. */
export function timeOf({ manifest }: Json): string | undefined {
    const time = isObject(manifest) && typeof manifest.time === "string" ? new Date(manifest.time) : undefined;
    // Go's zero time stands for none.
    return time && time.getTime() > 0 ? time.toISOString() : undefined;
}

/** Ends the reading. @throws InputError always */
export type Fail = (message: string, path: JsonPath) => never;
type Json = Readonly<Record<string, unknown>>;

function deploymentOf(document: unknown, fail: Fail): { deployment: Json | null; path: JsonPath } {
    if (!isObject(document) || !("deployment" in document || "checkpoint" in document)) {
        return fail("The file is not a stack export: `pulumi stack export --file <file>` writes one.", []);
    }
    if (!isKnownVersion(document.version)) return fail(versionProblem(document.version), ["version"]);
    // A self-managed backend keeps the same deployment one level deeper.
    const [deployment, path] =
        "deployment" in document
            ? [document.deployment, ["deployment"]]
            : [
                  isObject(document.checkpoint) ? (document.checkpoint.latest ?? null) : undefined,
                  ["checkpoint", "latest"],
              ];
    if (deployment !== null && !isObject(deployment))
        return fail("The deployment of the export is not an object.", path);
    return { deployment, path };
}

/** A resource as any of Pulumi's formats writes its state. @throws InputError by way of `fail` */
export function resourceOf(state: Json, urn: string, fail: Fail): Resource {
    const { type, id, custom, external, protect, parent, provider, sourcePosition } = state;
    if (typeof type !== "string") return fail("A resource of the export has no type.", ["urn"]);
    const read = (key: "inputs" | "outputs"): Properties => {
        const value = state[key] ?? {};
        if (!isObject(value)) return fail(`"${key}" of a resource is not an object.`, [key]);
        return plain(value, [key], fail) as Properties;
    };
    const inputs = read("inputs");
    const outputs = read("outputs");
    // What the stack really is: what the provider answered, and what it was asked where it says nothing.
    const answered = external === true ? outputs : withoutChosenKeys(type, inputs, outputs);
    const properties = withoutUnset({ ...inputs, ...answered });
    const source = sourceOf(sourcePosition);
    return {
        urn,
        type,
        name: nameOf(urn),
        ...(typeof id === "string" && id !== "" && { id }),
        custom: custom === true,
        inputs: properties,
        outputs: properties,
        ...(typeof parent === "string" && parent !== "" && { parent }),
        ...(typeof provider === "string" && provider !== "" && { provider }),
        ...(protect === true && { protect }),
        ...(external === true && { external }),
        ...(isListOfStrings(state.ignoreChanges) && { ignoreChanges: state.ignoreChanges }),
        ...(isListOfStrings(state.aliases) && { aliases: state.aliases }),
        dependencies: isListOfStrings(state.dependencies) ? state.dependencies : [],
        propertyDependencies: isObject(state.propertyDependencies)
            ? (Object.fromEntries(
                  Object.entries(state.propertyDependencies).filter(([, urns]) => isListOfStrings(urns)),
              ) as Resource["propertyDependencies"])
            : {},
        ...(source && { source }),
    };
}

/** What the CLI shows instead of a secret. */
const hiddenSecret = "[secret]";

/** Values as policies read them: secrets and references unwrapped, what stays encrypted or hidden unknown. */
function plain(value: unknown, path: JsonPath, fail: Fail): unknown {
    if (value === hiddenSecret) return unknownValue;
    if (typeof value !== "object" || value === null) return value;
    if (path.length > deepestNesting) {
        return fail(`A property of the resource is nested more than ${deepestNesting} levels deep.`, path);
    }
    if (Array.isArray(value)) return value.map((element, index) => plain(element, [...path, index], fail));
    const map = value as Json;
    switch (map[signatureKey]) {
        case signatures.secret:
            return typeof map.plaintext === "string" ? plain(plaintextOf(map.plaintext), path, fail) : unknownValue;
        case signatures.output:
            return "value" in map ? plain(map.value, [...path, "value"], fail) : unknownValue;
        case signatures.resource:
            return map.id === undefined || map.id === "" ? map.urn : plain(map.id, [...path, "id"], fail);
        default:
    }
    const result: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(map)) {
        // Bookkeeping of Pulumi's provider bridge.
        if (key !== "__defaults") result[key] = plain(inner, [...path, key], fail);
    }
    return result;
}

/** What `--show-secrets` writes: the value as JSON. */
function plaintextOf(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return unknownValue;
    }
}

/**
 * Providers write "" and null for optional properties that are not set; policies know them as absent. In a map, as of
 * arguments by their names, "" is a value.
 */
function withoutUnset(properties: Properties): Properties {
    const clean = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(clean);
        return isObject(value) ? withoutUnset(value) : value;
    };
    return Object.fromEntries(
        Object.entries(properties).flatMap(([key, value]) =>
            (value === "" && /^\w*$/.test(key)) || value === null || value === undefined ? [] : [[key, clean(value)]],
        ),
    );
}

/** `project:///index.ts#12,5`, a path from the project's folder. */
function sourceOf(position: unknown): SourcePosition | undefined {
    const match = typeof position === "string" ? /^project:\/\/\/([^#]+)#(\d+)(?:,(\d+))?$/.exec(position) : null;
    if (!match) return undefined;
    const [, file = "", line, column] = match;
    return { file: decoded(file), line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}

function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}

function isObject(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfStrings(value: unknown): value is readonly string[] {
    return Array.isArray(value) && value.every((element) => typeof element === "string");
}
