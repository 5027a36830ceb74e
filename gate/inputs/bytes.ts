import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

import { InputError } from "../errors";
import { reasonOf } from "../output";

const chunkSize = 1 << 20;

/** The bytes of a file as UTF-8, piece by piece: unzipped where it is gzipped, and whatever PowerShell made of it. */
export async function* readBytes(file: string): AsyncGenerator<Buffer> {
    const head = headOf(file);
    const source = createReadStream(file, { highWaterMark: chunkSize });
    const isZipped = head[0] === 0x1f && head[1] === 0x8b;
    const stream: Readable = isZipped ? source.pipe(createGunzip({ chunkSize })) : source;
    // An error of the file itself does not go down a pipe.
    source.on("error", (error) => stream.destroy(error));
    // What a redirection in Windows PowerShell writes.
    const decoder = head[0] === 0xff && head[1] === 0xfe ? new TextDecoder("utf-16le") : undefined;
    try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
            yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true }), "utf8") : chunk;
        }
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "Z_BUF_ERROR")
            throw new InputError("The file is cut off: its gzip does not end.", { file, line: 1 });
        if (code?.startsWith("Z_"))
            throw new InputError("The file is damaged: its gzip cannot be read.", { file, line: 1 });
        throw new InputError(`The file cannot be read: ${reasonOf(error)}.`, { file });
    }
}

function headOf(file: string): Buffer {
    const head = Buffer.alloc(2);
    try {
        const descriptor = openSync(file, "r");
        try {
            readSync(descriptor, head, 0, 2, 0);
        } finally {
            closeSync(descriptor);
        }
    } catch (error) {
        throw new InputError(`The file cannot be read: ${reasonOf(error)}.`, { file });
    }
    return head;
}

/** The whole text of a file where it is no longer than a limit in bytes; undefined otherwise. */
export async function readWhole(file: string, limit: number): Promise<string | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of readBytes(file)) {
        size += chunk.length;
        if (size > limit) return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks)
        .toString("utf8")
        .replace(/^\uFEFF/, "");
}

/** Line and column, counted from 1, of a byte of a file's text. */
export async function placeOfByte(file: string, offset: number): Promise<{ line: number; column: number }> {
    let line = 1;
    let lineStart = 0;
    let position = 0;
    for await (const chunk of readBytes(file)) {
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
            if (position + at >= offset) return { line, column: offset - lineStart + 1 };
            line++;
            lineStart = position + at + 1;
        }
        position += chunk.length;
        if (position > offset) break;
    }
    return { line, column: offset - lineStart + 1 };
}
