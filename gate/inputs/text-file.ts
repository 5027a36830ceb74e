import { constants } from "node:buffer";
import { readFileSync, statSync } from "node:fs";

import { InputError } from "../errors";
import { reasonOf } from "../output";

/** The text of a file of a user's. @throws InputError when it cannot be read, or is too large to be */
export function readText(file: string): string {
    let bytes: Buffer;
    try {
        if (statSync(file).size > constants.MAX_STRING_LENGTH) {
            const limit = Math.floor(constants.MAX_STRING_LENGTH / 2 ** 20);
            throw new InputError(`The file is larger than ${limit} MiB, which is more than can be read at once.`, {
                file,
            });
        }
        bytes = readFileSync(file);
    } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`The file cannot be read: ${reasonOf(error)}.`, { file });
    }
    // What a redirection in Windows PowerShell writes.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
}
