import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { InputError } from "./errors";

/** Where a report goes. */
export interface Output {
    write(text: string): Promise<void>;
    /** The report is whole. */
    finish(): void;
    /** Nothing of it is to stay. */
    discard(): void;
}

/** A file that is there whole or not at all: what was there before stays until the report is finished. */
export function fileOutput(file: string): Output {
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
    const attempt = <T>(action: () => T): T => {
        try {
            return action();
        } catch (error) {
            throw new InputError(`The report cannot be written: ${reasonOf(error)}.`, { file });
        }
    };
    // At once, so that a place that cannot be written to is known before the work begins.
    const descriptor = attempt(() => openSync(temporary, "w"));
    let isOpen = true;
    const close = (): void => {
        if (isOpen) closeSync(descriptor);
        isOpen = false;
        process.off("exit", discard);
    };
    const discard = (): void => {
        if (!isOpen) return;
        close();
        rmSync(temporary, { force: true });
    };
    process.once("exit", discard);
    return {
        write: (text) => Promise.resolve(attempt(() => writeFileSync(descriptor, text))),
        finish: () =>
            attempt(() => {
                renameSync(temporary, file);
                close();
            }),
        discard,
    };
}

/** A stream, at the pace of its reader. */
export function streamOutput(stream: NodeJS.WritableStream): Output {
    let isBroken = false;
    stream.on("error", (error: NodeJS.ErrnoException) => {
        // The reader has seen enough (`| head`); the exit code still tells how the run went.
        if (error.code === "EPIPE") isBroken = true;
        else throw error;
    });
    return {
        write: (text) =>
            new Promise((resolve) => {
                if (isBroken || text === "") resolve();
                else stream.write(text, () => resolve());
            }),
        finish: () => undefined,
        discard: () => undefined,
    };
}

/** What the system says, in words that do not need its manual. */
export function reasonOf(error: unknown): string {
    const { code } = error as NodeJS.ErrnoException;
    switch (code) {
        case "ENOENT":
            return "there is no such file or folder";
        case "EACCES":
        case "EPERM":
            return "permission is denied";
        case "EISDIR":
            return "this is a folder";
        case "ENOSPC":
            return "the disk is full";
        default:
            return code ?? (error instanceof Error ? error.message : String(error));
    }
}
