import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Properties, Resource, SourcePosition } from "../../policy-pack/policy/resource";

/** So many resources' properties are kept; policies ask for those of one resource one after the other. */
const kept = 256;

/** Reads the properties of a resource out of the text of its state. */
export type ReadProperties = (state: unknown) => Properties;

/** The text of a state that is too large to hold: a file that single resources are read from when they are asked for. */
export class StateText {
    private readonly descriptor: number;
    private readonly folder: string | undefined;
    private readonly cache = new Map<number, Properties>();

    /** @param file the state itself, or undefined for a copy that is written here first: of what was zipped */
    constructor(
        file: string | undefined,
        private readonly readProperties: ReadProperties,
    ) {
        this.folder = file === undefined ? mkdtempSync(join(tmpdir(), "annex42-state-")) : undefined;
        this.descriptor = openSync(
            file ?? join(this.folder ?? "", "state.json"),
            file === undefined ? "wx+" : "r",
            0o600,
        );
        process.once("exit", this.close);
    }

    /** Adds to the copy. */
    append(bytes: Buffer): void {
        if (this.folder !== undefined) writeSync(this.descriptor, bytes);
    }

    /** The properties of the resource whose text is there. */
    propertiesAt(offset: number, length: number): Properties {
        const known = this.cache.get(offset);
        if (known) return known;
        const bytes = Buffer.allocUnsafe(length);
        readSync(this.descriptor, bytes, 0, length, offset);
        const properties = this.readProperties(JSON.parse(bytes.toString("utf8")));
        if (this.cache.size >= kept) this.cache.delete(this.cache.keys().next().value as number);
        this.cache.set(offset, properties);
        return properties;
    }

    /** Nothing can be read any more. */
    readonly close = (): void => {
        process.off("exit", this.close);
        try {
            closeSync(this.descriptor);
        } catch {
            return;
        }
        if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    };
}

/** A resource whose properties stay in the file. */
export class StoredResource implements Resource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    declare readonly id?: string;
    declare readonly custom?: boolean;
    declare readonly parent?: string;
    declare readonly provider?: string;
    declare readonly protect?: boolean;
    declare readonly external?: boolean;
    declare readonly ignoreChanges?: readonly string[];
    declare readonly aliases?: readonly string[];
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    declare readonly source?: SourcePosition;

    readonly #text: StateText;
    readonly #offset: number;
    readonly #length: number;

    constructor({ inputs: _, outputs: __, ...rest }: Resource, text: StateText, offset: number, length: number) {
        this.urn = rest.urn;
        this.type = rest.type;
        this.name = rest.name;
        this.dependencies = rest.dependencies;
        this.propertyDependencies = rest.propertyDependencies;
        Object.assign(this, rest);
        this.#text = text;
        this.#offset = offset;
        this.#length = length;
    }

    get inputs(): Properties {
        return this.outputs;
    }

    get outputs(): Properties {
        return this.#text.propertiesAt(this.#offset, this.#length);
    }
}
