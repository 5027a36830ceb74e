import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { madeUpMarker } from "../../policy-pack/policy/resource";
import { InputError } from "../errors";

/** A Pulumi.yaml, as far as running its program takes. */
export interface Project {
    readonly name: string;
    /** A file or directory below the project's, as Pulumi.yaml names it. */
    readonly main?: string;
    /** Extra arguments for node. */
    readonly nodeArguments: readonly string[];
    readonly typescript: boolean;
    /** The program's own tsconfig file, if it is not `tsconfig.json`. */
    readonly tsconfig?: string;
    /** What stacks have unless they say otherwise, by full key. */
    readonly config: ReadonlyMap<string, ConfigValue>;
    /** Keys that every stack has to set, for they have no default. */
    readonly requiredKeys: readonly string[];
    /** Where the stacks' files are. */
    readonly stackDirectory: string;
    readonly file: string;
    readonly directory: string;
}

/** A stack's configuration, the project's defaults included. */
export interface Stack {
    readonly name: string;
    /** By full key (`namespace:key`); structured values are JSON. */
    readonly config: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    /** Keys whose value is encrypted and stood in for by a made-up one. */
    readonly undecryptedKeys: readonly string[];
    /** Required keys that neither the stack nor the project sets. */
    readonly missingKeys: readonly string[];
    /** Pulumi ESC environments that the stack imports; their values are not known off-line. */
    readonly environments: readonly string[];
    readonly file?: string;
}

interface ConfigValue {
    readonly value: string;
    readonly secret: boolean;
    readonly undecrypted: boolean;
}

type Yaml = Readonly<Record<string, unknown>>;

const extensions = ["yaml", "yml", "json"];

/** Stands for a configuration value that only the stack's secrets provider can decrypt. */
export const undecryptedValue = `secret-${madeUpMarker}`;

/** Reads the project of a directory. @throws InputError when there is none, or none that can be run here. */
export function readProject(directory: string): Project {
    const file = findFile(directory, "Pulumi");
    if (file === undefined) {
        throw new InputError("There is no Pulumi.yaml here: name the directory of a Pulumi project.", {
            file: directory,
        });
    }
    const yaml = readYaml(file);
    const name = yaml.name;
    if (typeof name !== "string" || name === "") {
        throw new InputError("The project has no name: add `name: ...` to it.", { file });
    }
    const { runtime, options } = runtimeOf(yaml, file);
    if (runtime !== "nodejs") {
        throw new InputError(
            `The project's runtime is "${runtime}"; only nodejs programs can be run here. ` +
                "Check its state instead: `annex42 review` reads what `pulumi stack export` writes.",
            { file },
        );
    }
    const { config, requiredKeys } = projectConfig(yaml, name);
    const stackDirectory = yaml.stackConfigDir ?? (typeof yaml.config === "string" ? yaml.config : ".");
    return {
        name,
        ...(typeof yaml.main === "string" ? { main: yaml.main } : {}),
        nodeArguments: splitArguments(typeof options.nodeargs === "string" ? options.nodeargs : ""),
        typescript: options.typescript !== false,
        ...(typeof options.tsconfig === "string" ? { tsconfig: options.tsconfig } : {}),
        config,
        requiredKeys,
        stackDirectory: path.resolve(directory, String(stackDirectory)),
        file,
        directory,
    };
}

/** The names of the stacks that have a file, in order. */
export function listStacks(project: Project): string[] {
    if (!existsSync(project.stackDirectory)) return [];
    const names = readdirSync(project.stackDirectory).flatMap((file) => {
        const match = /^Pulumi\.(.+)\.(?:ya?ml|json)$/.exec(file);
        return match?.[1] === undefined ? [] : [match[1]];
    });
    return [...new Set(names)].sort();
}

/**
 * Reads a stack's configuration. A project without any stack file may be run under any name.
 *
 * @throws InputError when the project has other stacks, but not this one, or when the file cannot be used
 */
export function readStack(project: Project, name: string): Stack {
    // A full name is organization/project/stack; files go by the last part.
    const shortName = name.slice(name.lastIndexOf("/") + 1);
    const file = findFile(project.stackDirectory, `Pulumi.${shortName}`);
    const known = listStacks(project);
    if (file === undefined && known.length > 0) {
        throw new InputError(`There is no stack "${shortName}": the project has ${known.join(", ")}.`, {
            file: project.file,
        });
    }
    const yaml = file === undefined ? {} : readYaml(file);
    const values = new Map(project.config);
    for (const [key, value] of Object.entries(asMap(yaml.config))) {
        values.set(fullKey(key, project.name), configValue(value));
    }
    const entries = [...values];
    return {
        name: shortName,
        config: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
        secretKeys: entries.filter(([, { secret }]) => secret).map(([key]) => key),
        undecryptedKeys: entries.filter(([, { undecrypted }]) => undecrypted).map(([key]) => key),
        missingKeys: project.requiredKeys.filter((key) => !values.has(key)),
        environments: environmentsOf(yaml.environment),
        ...(file === undefined ? {} : { file }),
    };
}

/** Where the program runs and what is handed to node, as the engine finds it from `main`. */
export function entryPoint(project: Project): { directory: string; program: string } {
    if (project.main === undefined) return { directory: project.directory, program: "." };
    const main = path.resolve(project.directory, project.main);
    if (existsSync(main) && !isDirectory(main)) return { directory: path.dirname(main), program: path.basename(main) };
    if (!existsSync(main) && path.extname(main) !== "") {
        return { directory: path.dirname(main), program: path.basename(main) };
    }
    if (!existsSync(main)) {
        throw new InputError(`"main" names ${project.main}, which does not exist.`, { file: project.file });
    }
    return { directory: main, program: "." };
}

function isDirectory(file: string): boolean {
    try {
        readdirSync(file);
        return true;
    } catch {
        return false;
    }
}

export function findFile(directory: string, stem: string): string | undefined {
    return extensions.map((extension) => path.join(directory, `${stem}.${extension}`)).find((file) => existsSync(file));
}

export function readYaml(file: string): Yaml {
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
    const [error] = document.errors;
    if (error) {
        const position = lines.linePos(error.pos[0]);
        const sentence = (error.message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
        throw new InputError(`This is not valid YAML: ${sentence}.`, {
            file,
            line: position.line,
            column: position.col,
        });
    }
    const value: unknown = document.toJS();
    if (value !== null && (typeof value !== "object" || Array.isArray(value))) {
        throw new InputError("This file should hold a map of keys and values.", { file, line: 1 });
    }
    return (value ?? {}) as Yaml;
}

export function runtimeOf(yaml: Yaml, file: string): { runtime: string; options: Yaml } {
    const { runtime } = yaml;
    if (typeof runtime === "string" && runtime !== "") return { runtime, options: {} };
    const { name, options } = asMap(runtime);
    if (typeof name === "string") return { runtime: name, options: asMap(options) };
    throw new InputError("The project has no runtime: add `runtime: nodejs` to it.", { file });
}

function projectConfig(
    yaml: Yaml,
    project: string,
): { config: ReadonlyMap<string, ConfigValue>; requiredKeys: readonly string[] } {
    const config = new Map<string, ConfigValue>();
    const requiredKeys: string[] = [];
    for (const [key, declared] of Object.entries(asMap(yaml.config))) {
        const full = fullKey(key, project);
        if (!isDeclaration(declared)) {
            if (declared !== null) config.set(full, configValue(declared));
            continue;
        }
        const value = declared.value ?? declared.default;
        if (value !== undefined) {
            const plain = configValue(value);
            config.set(full, declared.secret === true ? { ...plain, secret: true } : plain);
        } else if (!key.includes(":")) {
            requiredKeys.push(full);
        }
    }
    return { config, requiredKeys };
}

/** A project's key may hold a value or a declaration of one. */
function isDeclaration(value: unknown): value is Yaml {
    const keys = Object.keys(asMap(value));
    const known = ["type", "description", "secret", "default", "value", "items"];
    return keys.length > 0 && keys.every((key) => known.includes(key));
}

/** `key` is the project's own, and `namespace:config:key` the old spelling of `namespace:key`. */
function fullKey(key: string, project: string): string {
    return key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project}:${key}`;
}

function configValue(value: unknown): ConfigValue {
    if (typeof value !== "object" || value === null) {
        return { value: value === null ? "" : String(value), secret: false, undecrypted: false };
    }
    if (isEncrypted(value)) return { value: undecryptedValue, secret: true, undecrypted: true };
    let encrypted = false;
    const json = JSON.stringify(value, (_, inner: unknown) => {
        if (!isEncrypted(inner)) return inner;
        encrypted = true;
        return undecryptedValue;
    });
    return { value: json, secret: encrypted, undecrypted: encrypted };
}

function isEncrypted(value: unknown): boolean {
    const map = asMap(value);
    return typeof map.secure === "string" && Object.keys(map).length === 1;
}

function environmentsOf(environment: unknown): readonly string[] {
    const imports = Array.isArray(environment) ? environment : asMap(environment).imports;
    if (!Array.isArray(imports)) return [];
    return imports.map((entry: unknown) => (typeof entry === "string" ? entry : (Object.keys(asMap(entry))[0] ?? "")));
}

function asMap(value: unknown): Yaml {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Yaml) : {};
}

/** Splits as a shell would, quotes included. */
function splitArguments(line: string): readonly string[] {
    const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
    return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}
