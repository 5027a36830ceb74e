import { InputError } from "../errors";
import { parseJson } from "./json-text";
import { Steps } from "./steps";

/** What the engine's event log tells of a stack. */
export interface LoggedStack extends ReturnType<Steps["finish"]> {
    /** A preview plans; an update tells what it has made. */
    readonly isPlan: boolean;
    readonly time?: string;
}

/** Whether a line is one event of the engine. */
export function isEvent(line: string): boolean {
    if (!/^\s*\{.*"(?:sequence|timestamp)"\s*:/.test(line)) return false;
    try {
        const event: unknown = JSON.parse(line);
        return (
            typeof event === "object" &&
            event !== null &&
            ("sequence" in event || "timestamp" in event) &&
            !("deployment" in event)
        );
    } catch {
        return false;
    }
}

type Json = Readonly<Record<string, unknown>>;

/** Reads the engine's event log (`--event-log`): an event a line. */
export class EventLog {
    private readonly steps = new Steps();
    private isPlan = false;
    private lines = 0;
    private last = 0;

    constructor(private readonly file: string) {}

    /** @throws InputError with the line that is no event */
    add(line: string): void {
        const number = ++this.lines;
        if (line.trim() === "") return;
        const place = { file: this.file, line: number };
        let event: unknown;
        try {
            event = parseJson(line, this.file);
        } catch (error) {
            if (!(error instanceof InputError)) throw error;
            throw new InputError(error.message.replace("The file", "A line of the event log"), {
                ...place,
                column: error.at?.column ?? 1,
            });
        }
        if (!isObject(event)) throw new InputError("A line of the event log is no event.", place);
        if (typeof event.timestamp === "number") this.last = Math.max(this.last, event.timestamp);
        for (const key of ["resourcePreEvent", "resOutputsEvent"]) {
            const step = event[key];
            if (!isObject(step) || !isObject(step.metadata)) continue;
            if (step.planning === true) this.isPlan = true;
            const { op, urn, new: state } = step.metadata;
            this.steps.add(op, urn, state, (message) => {
                throw new InputError(message, place);
            });
        }
    }

    finish(): LoggedStack {
        return {
            ...this.steps.finish(),
            isPlan: this.isPlan,
            ...(this.last > 0 && { time: new Date(this.last * 1000).toISOString() }),
        };
    }
}

function isObject(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
