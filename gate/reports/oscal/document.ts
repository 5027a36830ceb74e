import { v5 as uuidOf } from "uuid";

import { InputError } from "../../errors";

/** The namespace of all our UUIDs: the same key gives the same id in every run. */
const namespace = "5f2b4b39-0c3e-4e1c-9f0e-42a42a42a42a";

/** Whose properties they are; without it they would be NIST's, whose names are a closed list. */
export const ownNamespace = "urn:annex42:oscal";

/** What compliance-trestle and Compliance-to-Policy join rules and controls by. */
export const trestleNamespace = "https://oscal-compass.github.io/compliance-trestle/schemas/oscal";

/** What most readers take; every schema of OSCAL 1.2 takes it too. */
export const defaultVersion = "1.1.3";

export interface Prop {
    readonly name: string;
    readonly value: string;
    readonly ns?: string;
    readonly remarks?: string;
}

/** A UUID made of a key. */
export function idOf(...key: readonly string[]): string {
    return uuidOf(key.join("\n"), namespace);
}

/** A property of ours. */
export function prop(name: string, value: string, ns = ownNamespace): Prop {
    return { name, ns, value: line(value) };
}

/** Text as OSCAL takes it in a title or a value: one line, and neither empty nor with blanks around it. */
export function line(text: string): string {
    return text.replace(/\s+/g, " ").trim() || "-";
}

/** A list under its key, or nothing: OSCAL has no empty lists. */
export function listed<K extends string, T>(key: K, list: readonly T[]): { readonly [k in K]?: readonly T[] } {
    return (list.length > 0 ? { [key]: list } : {}) as { readonly [k in K]?: readonly T[] };
}

/** A control's id as OSCAL's tokens are written. */
export function controlToken(id: string): string {
    return id.toLowerCase();
}

/** Any id as a token: a letter first, then letters, digits, dots, hyphens and underscores. */
export function token(id: string): string {
    const text = id
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, "-")
        .replace(/^-+|-+$/g, "");
    return /^[a-z_]/.test(text) ? text : `_${text}`;
}

export const toolParty = idOf("party", "annex42");

/** What every document says of itself. */
export function metadata(title: string, time: string, version: string, oscalVersion: string): object {
    return {
        title,
        "last-modified": time,
        version,
        "oscal-version": oscalVersion,
        props: [
            {
                ...prop("standard-text", "not-included"),
                remarks: "Ids and titles of ISO/IEC 42001:2023 are cited; its text is not reproduced.",
            },
        ],
        roles: [{ id: "creator", title: "Creator" }],
        parties: [{ uuid: toolParty, type: "organization", name: "annex42" }],
        "responsible-parties": [{ "role-id": "creator", "party-uuids": [toolParty] }],
    };
}

/** The document as text. */
export function write(model: string, content: object): string {
    return `${JSON.stringify({ [model]: content }, undefined, 2)}\n`;
}

/** @throws InputError when a model came into OSCAL after the version that is wanted */
export function refuseBefore(since: string, wanted: string, model: string): void {
    const [, minor = 0] = wanted.split(".").map(Number);
    const [, first = 0] = since.split(".").map(Number);
    if (minor < first) throw new InputError(`OSCAL ${wanted} has no ${model}: it came with ${since}.`);
}

/** What assessed: the pack of policies, as a component of the assessment. */
export function toolComponent(version: string, uuid = toolUuid): object {
    return {
        uuid,
        type: "software",
        title: `annex42 ${version}`,
        description: "Policies over Pulumi programs and stacks, and the command that runs them.",
        status: { state: "operational" },
    };
}

export const toolUuid = idOf("component", "annex42");
