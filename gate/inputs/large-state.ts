import { openSync, readSync, closeSync } from "node:fs";

import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";

import type { Resource } from "../../policy-pack/policy/resource";
import { InputError } from "../errors";
import type { NotSeen } from "../results";
import { placeOfByte, readBytes } from "./bytes";
import { isKnownVersion, nameOfStack, readState, timeOf, versionProblem } from "./stack-export";
import type { ExportedStack } from "./stack-export";
import { StateText, StoredResource } from "./stored-resource";

/** A state that is read piece by piece; its resources can be asked for their properties until it is closed. */
export interface LargeState extends ExportedStack {
    close(): void;
}

/** Where resources stand in an export, and in the file of a self-managed backend. */
const listPaths = ["$.deployment.resources.*", "$.checkpoint.latest.resources.*"];
const manifestPaths = ["$.deployment.manifest", "$.checkpoint.latest.manifest"];

const noNames: readonly string[] = [];
const noDependencies: Resource["propertyDependencies"] = {};

class Misplaced extends Error {
    constructor(
        message: string,
        readonly offset: number,
    ) {
        super(message);
    }
}

/**
 * Reads a stack export of any size in memory that does not grow with its text: resources keep their names and what
 * they depend on, and their properties are read again when a policy asks for them.
 *
 * @throws InputError as the reader of small exports does
 */
export async function readLargeState(file: string): Promise<LargeState> {
    const text = new StateText(isPlain(file) ? file : undefined, (state) => {
        const read = readState(state, (message) => {
            throw new Error(message);
        });
        return "resource" in read ? read.resource.outputs : {};
    });
    try {
        const reader = new Reader(text);
        for await (const chunk of readBytes(file)) {
            text.append(chunk);
            reader.write(chunk);
        }
        return { ...reader.finish(), close: text.close };
    } catch (error) {
        text.close();
        if (error instanceof Misplaced)
            throw new InputError(error.message, { file, ...(await placeOfByte(file, error.offset)) });
        throw error;
    }
}

class Reader {
    private readonly tokenizer = new Tokenizer();
    private readonly parser = new TokenParser({
        paths: ["$.version", ...manifestPaths, ...listPaths],
        keepStack: false,
    });
    private readonly resources: Resource[] = [];
    private readonly notSeen: NotSeen[] = [];
    /** The same URN stands in the dependencies of many. */
    private readonly names = new Map<string, string>();
    private version: unknown;
    private versionOffset = 0;
    private time: string | undefined;
    private size = 0;
    private offset = 0;
    private depth = 0;
    /** Where the objects and lists around the current token begin, by depth. */
    private readonly starts: number[] = [];

    constructor(private readonly text: StateText) {
        this.tokenizer.onToken = (token) => {
            this.offset = token.offset;
            if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) {
                this.starts[++this.depth] = token.offset;
            }
            this.parser.write(token);
            if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) this.depth--;
        };
        this.tokenizer.onError = (error) => {
            // The library hands on what is thrown below it.
            if (error instanceof Misplaced) throw error;
            throw new Misplaced(
                "The file is not JSON.",
                Number(/absolute position "(\d+)"/.exec(error.message)?.[1] ?? this.offset),
            );
        };
        this.parser.onError = (error) => {
            if (error instanceof Misplaced) throw error;
            throw new Misplaced("The file is not JSON.", this.offset);
        };
        this.parser.onValue = ({ value, key, stack }) => {
            if (stack.length === 1 && key === "version") {
                this.version = value;
                this.versionOffset = this.offset;
            } else if (key === "manifest") this.time = timeOf({ manifest: value });
            else this.add(value);
        };
        // The root is emitted to nobody, and its end is no end of the parser's.
        this.parser.onEnd = () => undefined;
        this.tokenizer.onEnd = () => undefined;
    }

    write(chunk: Buffer): void {
        this.size += chunk.length;
        this.tokenizer.write(chunk);
    }

    finish(): ExportedStack {
        if (!this.parser.isEnded) throw new Misplaced("The file is cut off: its JSON does not end.", this.size);
        if (this.resources.length + this.notSeen.length === 0 && this.version === undefined) {
            throw new Misplaced("The file is not a stack export: `pulumi stack export --file <file>` writes one.", 0);
        }
        if (!isKnownVersion(this.version)) throw new Misplaced(versionProblem(this.version), this.versionOffset);
        const { resources, notSeen, time } = this;
        return { ...nameOfStack(resources[0]?.urn), resources, notSeen, ...(time !== undefined && { time }) };
    }

    private add(state: unknown): void {
        const start = this.starts[this.depth] ?? this.offset;
        const read = readState(state, (message) => {
            throw new Misplaced(message, start);
        });
        if ("notSeen" in read) {
            this.notSeen.push(read.notSeen);
            return;
        }
        const { resource } = read;
        const shared: Resource = {
            ...resource,
            ...(resource.parent !== undefined && { parent: this.share(resource.parent) }),
            ...(resource.provider !== undefined && { provider: this.share(resource.provider) }),
            urn: this.share(resource.urn),
            type: this.share(resource.type),
            dependencies:
                resource.dependencies.length > 0 ? resource.dependencies.map((urn) => this.share(urn)) : noNames,
            propertyDependencies: this.shareAll(resource.propertyDependencies),
        };
        this.resources.push(new StoredResource(shared, this.text, start, this.offset + 1 - start));
    }

    private shareAll(dependencies: Resource["propertyDependencies"]): Resource["propertyDependencies"] {
        const entries = Object.entries(dependencies);
        if (entries.length === 0) return noDependencies;
        return Object.fromEntries(
            entries.map(([key, urns]) => [this.share(key), urns.map((urn) => this.share(urn))] as const),
        );
    }

    private share(name: string): string {
        const known = this.names.get(name);
        if (known !== undefined) return known;
        this.names.set(name, name);
        return name;
    }
}

/** Whether the file's bytes are the text's own: neither zipped nor in UTF-16. */
function isPlain(file: string): boolean {
    const head = Buffer.alloc(2);
    const descriptor = openSync(file, "r");
    try {
        readSync(descriptor, head, 0, 2, 0);
    } finally {
        closeSync(descriptor);
    }
    return !(head[0] === 0x1f && head[1] === 0x8b) && !(head[0] === 0xff && head[1] === 0xfe);
}
