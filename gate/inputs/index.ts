import { basename } from "node:path";

import type { Resource } from "../../policy-pack/policy/resource";
import { makeUrn, stackType } from "../engine/urn";
import { InputError } from "../errors";
import type { PolicyResult } from "../evaluate";
import type { Basis, NotSeen } from "../results";
import { readBytes, readWhole } from "./bytes";
import { EventLog, isEvent } from "./event-log";
import { parseJson, placeOf } from "./json-text";
import { readLargeState } from "./large-state";
import { stackOfExport } from "./stack-export";
import type { Fail } from "./stack-export";
import { checkOutputs } from "./stack-outputs";
import { Steps } from "./steps";

/** A stack as a file tells of it. */
export interface StackInput {
    readonly project?: string;
    readonly stack?: string;
    readonly basis: Basis;
    readonly resources: readonly Resource[];
    readonly notSeen: readonly NotSeen[];
    readonly time?: string;
    /** What is said of the file itself: of the outputs of a stack. */
    readonly results?: readonly PolicyResult[];
    /** Lets go of the file; resources have no properties any more. */
    close?(): void;
}

/** Texts up to that size are read at once, which is faster, and tells the place of an error to the letter. */
export const wholeLimit = 32 * 2 ** 20;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads what the Pulumi CLI writes about a stack: an export of its state (or the file of a self-managed backend), a
 * preview as JSON, the engine's event log, or the stack's outputs; gzipped or not, of any size.
 *
 * @param isNamed whether the user named this very file: then an object that is none of the others is a stack's outputs
 * @throws InputError with file, line and column of what cannot be read
 */
export async function readStackFile(file: string, isNamed: boolean, limit = wholeLimit): Promise<StackInput> {
    const first = await firstLine(file);
    if (isEvent(first)) return readEventLog(file);
    const text = await readWhole(file, limit);
    if (text === undefined) return { basis: "state", ...(await readLargeState(file)) };
    return readText(text, file, isNamed);
}

function readText(text: string, file: string, isNamed: boolean): StackInput {
    const document = parseJson(text, file);
    const fail: Fail = (message, path) => {
        throw new InputError(message, { file, ...placeOf(text, path) });
    };
    if (isObject(document)) {
        if (Array.isArray(document.steps)) return readPreview(document.steps, fail);
        if ("changeSummary" in document && "diagnostics" in document) return readPreview([], fail);
        if (isOutputs(document, file, isNamed)) return readOutputs(document, file);
    }
    return { basis: "state", ...stackOfExport(document, fail) };
}

function readPreview(list: readonly unknown[], fail: Fail): StackInput {
    const steps = new Steps();
    list.forEach((step, index) => {
        const place = ["steps", index];
        if (!isObject(step)) return fail("A step of the preview is not an object.", place);
        steps.add(step.op, step.urn, step.newState, (message, below) =>
            fail(message, [...place, ...(below.length > 0 ? ["newState", ...below] : [])]),
        );
    });
    return { basis: "preview", notSeen: [], ...steps.finish() };
}

async function readEventLog(file: string): Promise<StackInput> {
    const log = new EventLog(file);
    let rest = "";
    const decoder = new TextDecoder("utf-8");
    for await (const chunk of readBytes(file)) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) log.add(line);
    }
    if (rest.trim() !== "") log.add(rest);
    const { isPlan, ...stack } = log.finish();
    return { basis: isPlan ? "preview" : "state", notSeen: [], ...stack };
}

/** Outputs have no mark of their own. */
function isOutputs(document: Json, file: string, isNamed: boolean): boolean {
    if ("deployment" in document || "checkpoint" in document || "version" in document) return false;
    if (Object.keys(document).length === 0) return false;
    return isNamed || "evidence" in document || /output/i.test(basename(file));
}

function readOutputs(document: Json, file: string): StackInput {
    // They do not tell which stack they are of.
    const name = basename(file).replace(/\.json(\.gz)?$/i, "");
    const urn = makeUrn("stack", "project", "", stackType, name);
    return { basis: "state", resources: [], notSeen: [], results: checkOutputs(document, urn) };
}

/** As much of the first line as tells what kind of file it is. */
async function firstLine(file: string): Promise<string> {
    for await (const chunk of readBytes(file)) {
        const end = chunk.indexOf(10);
        return chunk
            .subarray(0, end < 0 ? chunk.length : end)
            .toString("utf8")
            .replace(/^\uFEFF/, "");
    }
    return "";
}

function isObject(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
