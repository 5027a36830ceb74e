import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a value of an SDK's type looks like, as far as it takes to make one up. */
export type Shape =
    | { readonly kind: "string" | "number" | "boolean" | "any" }
    | { readonly kind: "literal"; readonly value: string }
    | { readonly kind: "list"; readonly of: Shape }
    | { readonly kind: "map" }
    | { readonly kind: "object"; readonly members: () => readonly Member[] }
    | { readonly kind: "resource"; readonly type: () => string | undefined };

export interface Member {
    readonly name: string;
    readonly shape: Shape;
    /** Whether the SDK says that it may be missing. */
    readonly optional: boolean;
}

/** What an SDK declares about a resource type. */
export interface ResourceShape {
    readonly members: readonly Member[];
    /** Names of the properties a program may set. */
    readonly inputs: ReadonlySet<string>;
}

/**
 * The declarations of one provider SDK. They are generated, and so regular that they are read line by line, one type
 * when it is asked for; a compiler would take seconds.
 */
class Sdk {
    private readonly files = new Map<string, string | undefined>();
    private readonly folders = new Map<string, ReadonlyMap<string, string>>();
    private readonly resources = new Map<string, ResourceShape | undefined>();
    private readonly objects = new Map<string, readonly Member[]>();
    private readonly namespaces = new Map<string, string>();

    constructor(
        readonly packageName: string,
        private readonly directory: string,
        readonly version: string,
        private readonly findSdk: (npmName: string) => Sdk | undefined,
    ) {}

    /** The properties of a resource type, by its token. */
    resource(token: string): ResourceShape | undefined {
        if (!this.resources.has(token)) this.resources.set(token, this.readResource(token));
        return this.resources.get(token);
    }

    /** What a function returns, by its token; for a method, the token ends in `Class/method`. */
    functionResult(token: string): readonly Member[] | undefined {
        const { folder, name } = placeOf(token);
        const [className = "", method] = name.split("/");
        const file = this.fileOf(folder, method ? className : name);
        const text = file === undefined ? undefined : this.read(file);
        if (file === undefined || text === undefined) return undefined;
        const interfaceName = `${upperFirst(method ?? name)}Result`;
        const body = method
            ? interfaceBody(text, [className], interfaceName)
            : bodyAfter(text, `\nexport interface ${interfaceName} {`, "\n}");
        return body === undefined ? undefined : this.readMembers(body, file, text);
    }

    private readResource(token: string): ResourceShape | undefined {
        const { folder, name } = placeOf(token);
        const file = this.fileOf(folder, name);
        const text = file === undefined ? undefined : this.read(file);
        if (file === undefined || text === undefined) return undefined;
        const body = bodyAfter(text, `\nexport declare class ${name} extends`, "\n}");
        if (body === undefined) return undefined;
        const args = bodyAfter(text, `\nexport interface ${name}Args {`, "\n}") ?? "";
        return {
            members: this.readMembers(body, file, text),
            inputs: new Set(Array.from(args.matchAll(/^ {4}(?:readonly )?(\w+)\??:/gm), (match) => match[1] ?? "")),
        };
    }

    private fileOf(folder: string, name: string): string | undefined {
        const usual = join(folder, `${lowerFirst(name)}.d.ts`);
        if (this.read(usual) !== undefined) return usual;
        let files = this.folders.get(folder);
        if (!files) {
            files = new Map(
                listFiles(join(this.directory, folder))
                    .filter((file) => file.endsWith(".d.ts"))
                    .map((file) => [file.toLowerCase(), file]),
            );
            this.folders.set(folder, files);
        }
        const file = files.get(`${name.toLowerCase()}.d.ts`);
        return file === undefined ? undefined : join(folder, file);
    }

    /** Identifiers are ASCII, and one-byte strings are read and searched several times as fast. */
    private read(file: string): string | undefined {
        if (!this.files.has(file)) {
            this.files.set(file, readText(join(this.directory, file)));
        }
        return this.files.get(file);
    }

    private object(path: readonly string[]): readonly Member[] {
        const key = path.join(".");
        const known = this.objects.get(key);
        if (known) return known;
        const file = join("types", "output.d.ts");
        const text = this.read(file) ?? "";
        const [namespace, ...inner] = path;
        const body =
            namespace === undefined || inner.length === 0
                ? interfaceBody(text, [], path.at(-1) ?? "")
                : interfaceBody(this.namespace(namespace, text), path.slice(0, -1), path.at(-1) ?? "");
        const members = body === undefined ? [] : this.readMembers(body, file, text);
        this.objects.set(key, members);
        return members;
    }

    /** The text of one namespace, cut out of megabytes once. */
    private namespace(name: string, text: string): string {
        const known = this.namespaces.get(name);
        if (known !== undefined) return known;
        const opening = `\nexport declare namespace ${name} {`;
        const body = bodyAfter(text, opening, "\n}");
        const namespace = body === undefined ? "" : `\n${body}\n}`;
        this.namespaces.set(name, namespace);
        return namespace;
    }

    private readMembers(body: string, file: string, text: string): readonly Member[] {
        return Array.from(statements(body), (statement) => {
            const match = /^(?:readonly )?(\w+)(\?)?!?: (.*);$/s.exec(statement);
            if (!match) return undefined;
            const [, name = "", question, type = ""] = match;
            const { shape, optional } = this.parseType(type, file, text);
            return { name, shape, optional: optional || question === "?" };
        }).filter((member) => member !== undefined);
    }

    private parseType(type: string, file: string, text: string): { shape: Shape; optional: boolean } {
        const inner = /^pulumi\.Output<(.*)>$/s.exec(type.trim())?.[1] ?? type.trim();
        const parts = splitUnion(inner);
        const present = parts.filter((part) => part !== "undefined" && part !== "null");
        const [first = "any"] = present;
        return { shape: this.parsePart(first, file, text), optional: present.length < parts.length };
    }

    private parsePart(type: string, file: string, text: string): Shape {
        if (type === "string" || type === "number" || type === "boolean") return { kind: type };
        if (type.endsWith("[]")) {
            const element = type.slice(0, -2).replace(/^\((.*)\)$/s, "$1");
            return { kind: "list", of: this.parseType(element, file, text).shape };
        }
        if (type.startsWith("{") || type.startsWith("Record<")) return { kind: "map" };
        if (/^["']/.test(type)) return { kind: "literal", value: type.slice(1, -1) };
        const [root = "", ...path] = type.split(".");
        if (root === "outputs") return { kind: "object", members: () => this.object(path) };
        if (root === "enums") return { kind: "string" };
        if (root === "pulumi" || !/^\w+$/.test(root)) return { kind: "any" };
        return this.parseImported(root, path, file, text) ?? { kind: "any" };
    }

    /** A type from another file or package: a resource class, or a type of that package's outputs. */
    private parseImported(root: string, path: readonly string[], file: string, text: string): Shape | undefined {
        const npmName = new RegExp(`^import \\* as ${root} from "([^".][^"]*)";`, "m").exec(text)?.[1];
        if (npmName) {
            const inTypes = path[0] === "types" && path[1] === "output";
            if (inTypes) {
                return { kind: "object", members: () => this.findSdk(npmName)?.object(path.slice(2)) ?? [] };
            }
            return {
                kind: "resource",
                type: () => this.findSdk(npmName)?.classToken(path.slice(0, -1).join("/"), path.at(-1) ?? ""),
            };
        }
        const relative = new RegExp(`^import \\{[^}]*\\b${root}\\b[^}]*\\} from "(\\.[^"]*)";`, "m").exec(text)?.[1];
        if (relative === undefined || path.length > 0) return undefined;
        return { kind: "resource", type: () => this.classToken(dirname(join(dirname(file), relative)), root) };
    }

    /** The token of a class, which stands in its JavaScript. */
    private classToken(folder: string, name: string): string | undefined {
        if (name === "Provider") return `pulumi:providers:${this.packageName}`;
        const file = this.fileOf(folder, name) ?? this.fileOf(join(folder, lowerFirst(name)), name);
        const script = file === undefined ? undefined : this.read(file.replace(/\.d\.ts$/, ".js"));
        return /\b__pulumiType = ['"]([^'"]+)['"]/.exec(script ?? "")?.[1];
    }
}

/** The provider SDKs that are installed for a program. */
export class Sdks {
    private readonly byNpmName = new Map<string, Sdk | undefined>();
    private named: ReadonlyMap<string, string> | undefined;

    constructor(private readonly programDirectory: string) {}

    /** The SDK of the package that a type or function token starts with. */
    of(token: string): Sdk | undefined {
        const [packageName = ""] = token.split(":", 1);
        return this.byName(`@pulumi/${packageName}`) ?? this.byPackageName(packageName);
    }

    private byName(npmName: string): Sdk | undefined {
        if (!this.byNpmName.has(npmName)) this.byNpmName.set(npmName, this.load(npmName));
        return this.byNpmName.get(npmName);
    }

    private load(npmName: string): Sdk | undefined {
        for (const folder of moduleFolders(this.programDirectory)) {
            const directory = join(folder, npmName);
            const manifest = readManifest(directory);
            if (!manifest) continue;
            // Some SDKs are published with everything under bin/ or dist/.
            const root = manifest.types ? dirname(join(directory, manifest.types)) : directory;
            return new Sdk(
                manifest.pulumi?.name ?? npmName.replace(/^@pulumi\//, ""),
                realpathSync(existsSync(root) ? root : directory),
                manifest.version ?? "",
                (name) => this.byName(name),
            );
        }
        return undefined;
    }

    /** SDKs of other publishers, and generated ones, say in their manifest what they are for. */
    private byPackageName(packageName: string): Sdk | undefined {
        this.named ??= findNamedSdks(this.programDirectory);
        const npmName = this.named.get(packageName);
        return npmName === undefined ? undefined : this.byName(npmName);
    }
}

const sdksOfPrograms = new Map<string, Sdks>();

/** The SDKs of the program in a directory; read once a process. */
export function sdksFor(programDirectory: string): Sdks {
    let sdks = sdksOfPrograms.get(programDirectory);
    if (!sdks) {
        sdks = new Sdks(programDirectory);
        sdksOfPrograms.set(programDirectory, sdks);
    }
    return sdks;
}

interface Manifest {
    readonly version?: string;
    readonly types?: string;
    readonly pulumi?: { readonly name?: string; readonly resource?: boolean };
}

function readManifest(directory: string): Manifest | undefined {
    try {
        return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
    } catch {
        return undefined;
    }
}

function moduleFolders(from: string): readonly string[] {
    const folders: string[] = [];
    for (let directory = from; ; directory = dirname(directory)) {
        const folder = join(directory, "node_modules");
        if (existsSync(folder)) folders.push(folder);
        if (directory === dirname(directory)) return folders;
    }
}

function findNamedSdks(programDirectory: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const folder of moduleFolders(programDirectory)) {
        for (const name of listFiles(folder)) {
            const inner = name.startsWith("@")
                ? listFiles(join(folder, name)).map((file) => `${name}/${file}`)
                : [name];
            for (const npmName of inner) {
                if (!npmName.includes("pulumi") && !existsSync(join(folder, npmName, "utilities.d.ts"))) continue;
                const pulumi = readManifest(join(folder, npmName))?.pulumi;
                if (!pulumi?.resource) continue;
                const packageName = pulumi.name ?? npmName.replace(/^.*\//, "").replace(/^pulumi-/, "");
                if (!found.has(packageName)) found.set(packageName, npmName);
            }
        }
    }
    return found;
}

function readText(path: string): string | undefined {
    try {
        return readFileSync(path, "latin1");
    } catch {
        return undefined;
    }
}

function listFiles(directory: string): readonly string[] {
    try {
        return readdirSync(directory);
    } catch {
        return [];
    }
}

/** Where the declarations of a token are: `aws:s3/bucket:Bucket` is `Bucket` in `s3/`. */
function placeOf(token: string): { folder: string; name: string } {
    const [packageName = "", module = "", name = ""] = token.split(":");
    if (packageName === "kubernetes") {
        const [group = "", ...version] = module.split("/");
        return { folder: [group.split(".")[0], ...version].join("/"), name };
    }
    const segments = module.split("/").filter((segment) => segment !== "index");
    const [className = ""] = name.split("/");
    const fileSegment = segments.at(-1)?.toLowerCase() === className.toLowerCase() ? segments.slice(0, -1) : segments;
    return { folder: fileSegment.join("/"), name };
}

/** The body of an interface inside nested namespaces. */
function interfaceBody(text: string, namespaces: readonly string[], name: string): string | undefined {
    let from = 0;
    let indent = "";
    for (const [depth, namespace] of namespaces.entries()) {
        const start = text.indexOf(`\n${indent}${depth === 0 ? "export declare " : ""}namespace ${namespace} {`, from);
        if (start < 0) return undefined;
        from = start + 1;
        indent += "    ";
    }
    const keyword = indent === "" ? "export interface" : "interface";
    const end = indent === "" ? text.length : text.indexOf(`\n${indent.slice(4)}}`, from);
    const start = text.indexOf(`\n${indent}${keyword} ${name} {`, from);
    if (start < 0 || start > end) return undefined;
    return text.slice(start + 1, text.indexOf(`\n${indent}}`, start + 1));
}

function bodyAfter(text: string, opening: string, closing: string): string | undefined {
    const start = text.indexOf(opening);
    return start < 0 ? undefined : text.slice(start + 1, text.indexOf(closing, start + 1));
}

/** The statements of a body, without comments; one that runs over several lines is joined. */
function* statements(body: string): Generator<string> {
    let pending = "";
    let depth = 0;
    for (const line of body.split("\n").slice(1)) {
        const trimmed = line.trim();
        if (trimmed.startsWith("*") || trimmed.startsWith("/*")) continue;
        pending += pending === "" ? trimmed : ` ${trimmed}`;
        for (const character of trimmed) {
            if (character === "{") depth++;
            else if (character === "}") depth--;
        }
        if (depth > 0 || !trimmed.endsWith(";")) continue;
        yield pending;
        pending = "";
    }
}

/** The members of a union type, split where no bracket is open. */
function splitUnion(type: string): string[] {
    const parts: string[] = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index < type.length; index++) {
        const character = type[index] ?? "";
        if ("{<([".includes(character)) depth++;
        else if ("}>)]".includes(character)) depth--;
        else if (character === "|" && depth === 0) {
            parts.push(type.slice(start, index).trim());
            start = index + 1;
        }
    }
    parts.push(type.slice(start).trim());
    return parts;
}

function upperFirst(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
