import { InputError } from "../errors";

/** A key or index for each level. */
export type JsonPath = readonly (string | number)[];

/**
 * Parses JSON.
 *
 * @throws InputError with line and column; it quotes nothing, for the text may hold secrets
 */
export function parseJson(text: string, file: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // JavaScript's own message quotes the text, and mostly leaves out the place.
        const offset = scan(text) ?? text.length;
        const isCutOff = text.slice(offset).trim() === "";
        const problem =
            text.trim() === "" ? "is empty" : isCutOff ? "is cut off: its JSON does not end" : "is not JSON";
        throw new InputError(`The file ${problem}.`, { file, ...placeAt(text, offset) });
    }
}

/** Line and column, counted from 1, of the value at a path, or of the nearest one around it. */
export function placeOf(text: string, path: JsonPath): { line: number; column: number } {
    let nearest = 0;
    let depth = 0;
    scan(text, (at, offset) => {
        if (at.length <= depth || at.length > path.length) return;
        if (!at.every((key, index) => key === path[index])) return;
        depth = at.length;
        nearest = offset;
    });
    return placeAt(text, nearest);
}

function placeAt(text: string, offset: number): { line: number; column: number } {
    const before = text.slice(0, offset);
    const line = before.split("\n").length;
    return { line, column: offset - before.lastIndexOf("\n") };
}

const token = /[\t\n\r ]*(?:([{}[\],:"])|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
const space = /[\t\n\r ]*/y;

type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

/**
 * Walks over JSON without building anything, and without recursion: the text may be large, deep or broken.
 *
 * @param visit told of every key and list element, with the place where it begins
 * @returns where the text stops being JSON; undefined when it does not
 */
function scan(text: string, visit?: (path: JsonPath, offset: number) => void): number | undefined {
    const path: (string | number)[] = [];
    let expected: Expected = "value";
    let position = text.startsWith("\uFEFF") ? 1 : 0;
    const afterValue = (): Expected => (path.length === 0 ? "nothing" : "comma or end");
    for (;;) {
        space.lastIndex = position;
        space.exec(text);
        const start = space.lastIndex;
        if (start === text.length) return expected === "nothing" ? undefined : start;
        token.lastIndex = start;
        const match = token.exec(text);
        if (!match || expected === "nothing") return start;
        const [, mark] = match;
        position = token.lastIndex;
        const isValue = mark === undefined || mark === '"' || mark === "{" || mark === "[";
        const inList = typeof path[path.length - 1] === "number";
        if (isValue && (expected === "value" || expected === "value or end")) {
            if (inList) visit?.(path, start);
            if (mark === "{") {
                path.push("");
                expected = "key or end";
            } else if (mark === "[") {
                path.push(0);
                expected = "value or end";
            } else {
                if (mark === '"') position = endOfString(text, position);
                if (position < 0) return ~position;
                expected = afterValue();
            }
        } else if (mark === '"' && (expected === "key" || expected === "key or end")) {
            position = endOfString(text, position);
            if (position < 0) return ~position;
            path[path.length - 1] = JSON.parse(text.slice(start, position)) as string;
            visit?.(path, start);
            expected = "colon";
        } else if (mark === ":" && expected === "colon") {
            expected = "value";
        } else if (mark === "," && expected === "comma or end") {
            if (inList) (path[path.length - 1] as number)++;
            expected = inList ? "value" : "key";
        } else if (
            (mark === "}" && !inList && (expected === "comma or end" || expected === "key or end")) ||
            (mark === "]" && inList && (expected === "comma or end" || expected === "value or end"))
        ) {
            path.pop();
            expected = afterValue();
        } else {
            return start;
        }
    }
}

/** The offset after a string's closing quote; the complement of where it stops being a string otherwise. */
function endOfString(text: string, start: number): number {
    for (let index = start; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code === 0x22) return index + 1;
        if (code < 0x20) return ~index;
        if (code !== 0x5c) continue;
        const escaped = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(index, index + 6));
        if (!escaped) return index + 6 > text.length ? ~text.length : ~index;
        index += escaped[0].length - 1;
    }
    return ~text.length;
}
