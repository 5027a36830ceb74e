/*
 * IAM's wildcard patterns: `*` stands for any characters, `?` for any single one, colons and slashes included. What is
 * asked is about whole languages: whether one pattern covers or meets another is decided, not guessed. Patterns are
 * compared as they are: whoever compares actions lowers their case first.
 */

/** Whether every string that `other` stands for is one that `pattern` stands for. */
export function covers(pattern: string, other: string): boolean {
    if (pattern === "*" || pattern === other) return true;
    if (clash(pattern, other)) return false;
    if (isPlain(pattern)) {
        // Most patterns are a beginning and a `*`, or no pattern at all.
        return pattern.endsWith("*") && other.startsWith(pattern.slice(0, -1));
    }
    const [outer, inner] = encodeForCovering(pattern, other);
    const { first, rest } = parse(outer);
    const last = rest.at(-1);
    if (!matchesAt(inner, first, 0, isCoveredBy)) return false;
    if (!last) return first.length === inner.length;
    const end = inner.length - last.block.length;
    if (end < first.length || !matchesAt(inner, last.block, end, isCoveredBy)) return false;
    let position = first.length;
    for (const { minimum, block } of rest.slice(0, -1)) {
        const earliest = skip(inner, position, minimum);
        const found = earliest < 0 ? -1 : find(inner, block, earliest, isCoveredBy);
        // The leftmost place leaves the most room for the blocks to come, so no other needs to be tried.
        if (found < 0 || found + block.length > end) return false;
        position = found + block.length;
    }
    const beyond = skip(inner, position, last.minimum);
    return beyond >= 0 && beyond <= end;
}

/** Whether some string is one that both patterns stand for. */
export function meets(one: string, other: string): boolean {
    if (one === "*" || other === "*" || one === other) return true;
    if (clash(one, other)) return false;
    const a = parse(encodeForMeeting(one));
    const b = parse(encodeForMeeting(other));
    if (a.rest.length === 0) return meetsFixed(b, a.first);
    if (b.rest.length === 0) return meetsFixed(a, b.first);
    // What stands between the first and the last `*` of the one fits into a `*` of the other, so only the ends can clash.
    return agree(a.first, b.first) && agree(reverse(lastBlock(a)), reverse(lastBlock(b)));
}

/** Whether a pattern without wildcards stands for one string only. */
export function isExact(pattern: string): boolean {
    return !/[*?]|\$\{/.test(pattern);
}

/** Whether two patterns differ before either has a wildcard or a variable: most do, and then nothing else matters. */
function clash(one: string, other: string): boolean {
    const length = Math.min(one.length, other.length);
    for (let index = 0; index < length; index++) {
        const a = one.charCodeAt(index);
        const b = other.charCodeAt(index);
        if (isSpecial(a) || isSpecial(b)) return false;
        if (a !== b) return true;
    }
    return false;
}

/** Whether a pattern has no wildcard but a `*` at its end, and no variable. */
function isPlain(pattern: string): boolean {
    const star = pattern.indexOf("*");
    return (star < 0 || star === pattern.length - 1) && !pattern.includes("?") && !pattern.includes("$");
}

/** `*`, `?` and `$`. */
function isSpecial(code: number): boolean {
    return code === 42 || code === 63 || code === 36;
}

interface Parsed {
    /** What stands before the first `*`; letters and `?`. */
    readonly first: string;
    /** After each run with a `*`: how many characters the run takes at least, and the block that follows. */
    readonly rest: readonly { readonly minimum: number; readonly block: string }[];
}

function parse(pattern: string): Parsed {
    let first: string | undefined;
    let block = "";
    let minimum = 0;
    const rest: { minimum: number; block: string }[] = [];
    const close = (): void => {
        if (first === undefined) first = block;
        else rest.push({ minimum, block });
    };
    for (const part of pattern.split(/([*?]+)/)) {
        if (!part.includes("*")) {
            block += part;
            continue;
        }
        close();
        minimum = part.replaceAll("*", "").length;
        block = "";
    }
    close();
    return { first: first ?? "", rest };
}

function lastBlock({ first, rest }: Parsed): string {
    return rest.at(-1)?.block ?? first;
}

/** A letter of the pattern against one of the text; either may be a wildcard. */
type Fits = (letter: string, text: string) => boolean;

const isCoveredBy: Fits = (letter, text) => (letter === "?" ? text !== "*" : letter === text);
const isCompatible: Fits = (letter, text) => letter === text || letter === "?" || text === "?";

function meetsFixed({ first, rest }: Parsed, text: string): boolean {
    if (!matchesAt(text, first, 0, isCompatible)) return false;
    const last = rest.at(-1);
    if (!last) return first.length === text.length;
    const end = text.length - last.block.length;
    if (end < first.length || !matchesAt(text, last.block, end, isCompatible)) return false;
    let position = first.length;
    for (const { minimum, block } of rest.slice(0, -1)) {
        const found = find(text, block, position + minimum, isCompatible);
        if (found < 0 || found + block.length > end) return false;
        position = found + block.length;
    }
    return position + last.minimum <= end;
}

function matchesAt(text: string, block: string, position: number, fits: Fits): boolean {
    if (position + block.length > text.length) return false;
    for (let index = 0; index < block.length; index++) {
        if (!fits(block[index] as string, text[position + index] as string)) return false;
    }
    return true;
}

function find(text: string, block: string, from: number, fits: Fits): number {
    if (!block.includes("?") && (fits === isCoveredBy || !text.includes("?"))) return text.indexOf(block, from);
    if (block.length * (text.length - from) > fewComparisons) return findByBits(text, block, from, fits);
    for (let position = from; position + block.length <= text.length; position++) {
        if (matchesAt(text, block, position, fits)) return position;
    }
    return -1;
}

const fewComparisons = 100_000;

/** The same for long blocks: of 32 letters at a time it keeps whether the text so far ends with the block up to them. */
function findByBits(text: string, block: string, from: number, fits: Fits): number {
    const words = Math.ceil(block.length / 32);
    const masks = new Map<string, Uint32Array>();
    const maskOf = (letter: string): Uint32Array => {
        let mask = masks.get(letter);
        if (!mask) {
            mask = new Uint32Array(words);
            for (let at = 0; at < block.length; at++) {
                if (fits(block[at] as string, letter)) mask[at >>> 5] = (mask[at >>> 5] as number) | (1 << (at & 31));
            }
            masks.set(letter, mask);
        }
        return mask;
    };
    const state = new Uint32Array(words);
    const last = block.length - 1;
    for (let position = from; position < text.length; position++) {
        const mask = maskOf(text[position] as string);
        let carry = 1;
        for (let word = 0; word < words; word++) {
            const bits = state[word] as number;
            state[word] = ((bits << 1) | carry) & (mask[word] as number);
            carry = bits >>> 31;
        }
        if (((state[last >>> 5] as number) >>> (last & 31)) & 1) return position - last;
    }
    return -1;
}

/** The position after `count` characters that are there in every case (a `*` may stand for none); -1 if there are fewer. */
function skip(text: string, from: number, count: number): number {
    let position = from;
    for (let left = count; left > 0; position++) {
        if (position >= text.length) return -1;
        if (text[position] !== "*") left--;
    }
    return position;
}

/** Whether two beginnings, each followed by anything, have a string in common. */
function agree(one: string, other: string): boolean {
    const length = Math.min(one.length, other.length);
    for (let index = 0; index < length; index++) {
        if (!isCompatible(one[index] as string, other[index] as string)) return false;
    }
    return true;
}

function reverse(text: string): string {
    return text.split("").reverse().join("");
}

/** Letters of Unicode's private use area stand for escaped wildcards and for policy variables. */
const escapes: Readonly<Record<string, string>> = { "${*}": "\uE000", "${?}": "\uE001", "${$}": "\uE002" };
const firstVariable = 0xe003;
const variable = /\$\{[^}]*\}/g;

function encodeForMeeting(pattern: string): string {
    return pattern.includes("${") ? pattern.replace(variable, (found) => escapes[found] ?? "*") : pattern;
}

/** A variable has one value for the whole request: it covers itself, and nothing less than `*` covers it otherwise. */
function encodeForCovering(pattern: string, other: string): readonly [string, string] {
    if (!pattern.includes("${")) return [pattern, encodeForMeeting(other)];
    const letters = new Map<string, string>();
    const encoded = pattern.replace(variable, (found) => {
        const known = escapes[found] ?? letters.get(found);
        if (known !== undefined) return known;
        const letter = String.fromCharCode(firstVariable + letters.size);
        letters.set(found, letter);
        return letter;
    });
    return [encoded, other.replace(variable, (found) => escapes[found] ?? letters.get(found) ?? "*")];
}
