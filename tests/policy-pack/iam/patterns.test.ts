import assert from "node:assert/strict";

import fc from "fast-check";

import { covers, isExact, meets } from "../../../policy-pack/iam";

/** One letter that no pattern has stands for all the letters of the world that no pattern has. */
const alphabet = ["a", "b", "z"];
const longest = 7;
const strings = wordsUpTo(longest);

function wordsUpTo(length: number): readonly string[] {
    if (length === 0) return [""];
    const shorter = wordsUpTo(length - 1);
    const longestOnes = shorter.filter((word) => word.length === length - 1);
    return [...shorter, ...longestOnes.flatMap((word) => alphabet.map((letter) => word + letter))];
}

/** The oracle: the definition of a wildcard pattern, letter by letter. */
function stands(pattern: string, text: string): boolean {
    if (pattern === "") return text === "";
    const rest = pattern.slice(1);
    if (pattern[0] === "*") return stands(rest, text) || (text !== "" && stands(pattern, text.slice(1)));
    return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && stands(rest, text.slice(1));
}

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });

describe("covers", () => {
    const cases: readonly [string, string, boolean][] = [
        ["*", "s3:GetObject", true],
        ["s3:*", "s3:GetObject", true],
        ["s3:Get*", "s3:*", false],
        ["s3:*Object", "s3:GetObject", true],
        ["s3:Get?bject", "s3:GetObject", true],
        ["s3:Get?bject", "s3:Getbject", false],
        ["?*", "*?", true],
        ["?*", "*", false],
        ["*?*?*", "??*", true],
        ["**", "*", true],
        ["*x?*", "*x*y", true],
        ["a*a", "a", false],
        ["arn:aws:s3:::data/*", "arn:aws:s3:::data", false],
        ["arn:aws:s3:::data*", "arn:aws:s3:::data/*", true],
        ["arn:*:role/x", "arn:aws:iam::111122223333:role/x", true],
        ["arn:aws:s3:::Data", "arn:aws:s3:::data", false],
        ["", "", true],
        ["", "a", false],
    ];
    for (const [one, other, expected] of cases) {
        it(`"${one}" ${expected ? "covers" : "does not cover"} "${other}"`, () => {
            assert.equal(covers(one, other), expected);
        });
    }

    it("takes an escaped wildcard for the character itself", () => {
        assert.equal(covers("home/${*}", "home/a"), false);
        assert.equal(covers("home/*", "home/${*}"), true);
        assert.equal(covers("home/${?}", "home/${?}"), true);
    });

    it("takes a policy variable for one value, which may be any", () => {
        assert.equal(covers("home/*", "home/${aws:username}/x"), true);
        assert.equal(covers("home/${aws:username}/*", "home/${aws:username}/x"), true);
        assert.equal(covers("home/${aws:username}", "home/ann"), false);
        assert.equal(covers("home/ann", "home/${aws:username}"), false);
    });

    it("agrees with the definition on all strings over a small alphabet", () => {
        fc.assert(
            fc.property(pattern, pattern, (one, other) => {
                const expected = strings.every((text) => !stands(other, text) || stands(one, text));
                assert.equal(covers(one, other), expected);
            }),
            { numRuns: 1500 },
        );
    });
});

describe("meets", () => {
    const cases: readonly [string, string, boolean][] = [
        ["s3:Get*", "s3:*Object", true],
        ["s3:Get*", "s3:Put*", false],
        ["*a", "*b", false],
        ["a*b", "*ba*", true],
        ["a?c", "ab?", true],
        ["a?c", "a*d", false],
        ["??", "*a*a*a*", false],
        ["", "*", true],
        ["", "?", false],
    ];
    for (const [one, other, expected] of cases) {
        it(`"${one}" ${expected ? "meets" : "misses"} "${other}"`, () => {
            assert.equal(meets(one, other), expected);
            assert.equal(meets(other, one), expected);
        });
    }

    it("takes a policy variable for anything", () => {
        assert.equal(meets("home/${aws:username}", "home/ann"), true);
        assert.equal(meets("home/${aws:username}", "etc/ann"), false);
    });

    it("agrees with the definition on all strings over a small alphabet", () => {
        fc.assert(
            fc.property(pattern, pattern, (one, other) => {
                const expected = strings.some((text) => stands(one, text) && stands(other, text));
                assert.equal(meets(one, other), expected);
            }),
            { numRuns: 1500 },
        );
    });
});

describe("patterns of great length", () => {
    const long = "a".repeat(100_000);
    const cases: readonly [string, string, string, boolean][] = [
        ["many wildcards", "*a".repeat(1_000) + "*b", long, false],
        ["many wildcards on both sides", "*a".repeat(50_000) + "*b", "a*".repeat(50_000), false],
        ["many single wildcards", "?".repeat(100_000), long, true],
        ["a block that nearly fits everywhere", `*b${long.slice(0, 50_000)}*`, long, false],
        ["a block with single wildcards that nearly fits", `*?${long.slice(0, 50_000)}b*`, long, false],
        [
            "a block with single wildcards that fits",
            `*b?${long.slice(0, 50_000)}?c*`,
            `a${long}b${long.slice(0, 50_002)}c`,
            true,
        ],
        ["a block that fits nowhere but at its last letter", `*${long.slice(0, 50_000)}b*`, long, false],
    ];
    for (const [what, one, other, expected] of cases) {
        // Comparing them in time that is exponential in their length would never end; the bench measures how it grows.
        it(`are compared: ${what}`, () => assert.equal(covers(one, other), expected));
    }
});

describe("long blocks with single wildcards", () => {
    it("are found where short ones are", () => {
        const block = fc.string({ unit: fc.constantFrom("a", "b", "?"), minLength: 1, maxLength: 5 });
        const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
        // What stands before and behind makes the one long, and changes nothing.
        const filler = "c".repeat(700);
        fc.assert(
            fc.property(block, text, (inner, outer) => {
                const short = covers(`*${inner}*`, outer);
                assert.equal(
                    covers(`*${filler}${inner}${filler}*`, `${filler}${outer}${filler}`),
                    outer.length === inner.length && short,
                );
            }),
            { numRuns: 300 },
        );
    });
});

describe("isExact", () => {
    it("tells patterns from plain strings", () => {
        assert.deepEqual(["a", "a*", "a?", "${aws:username}"].map(isExact), [true, false, false, false]);
    });
});
