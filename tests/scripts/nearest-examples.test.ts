import assert from "node:assert/strict";

import { definePolicy, unknownValue, withConfig } from "../../policy-pack/policy";
import type { Examples, Policy } from "../../policy-pack/policy";
import { nearestExamples } from "../../scripts/nearest-examples";

interface Bot {
    readonly arm?: string;
    readonly leg?: { readonly length?: number; readonly key?: string };
    readonly document?: string;
}

function policyWith(examples: Examples<Bot>): Policy {
    return definePolicy<Bot>({
        id: "bot-is-safe",
        title: "Bots are safe",
        severity: "low",
        appliesTo: "robots:index:Bot",
        supports: ["A.4.5"],
        why: "Bots hurt.",
        fix: "Set key.",
        reference: "https://example.com/bots",
        check: () => undefined,
        examples,
    });
}

function sentences(examples: Examples<Bot>): readonly string[] {
    const pair = nearestExamples(policyWith(examples));
    return pair ? [pair.before.sentence, pair.after.sentence] : [];
}

const leg = { length: 3, key: "own" };

describe("nearestExamples", () => {
    it("takes the two that differ least", () => {
        assert.deepEqual(
            sentences({
                passes: { "it has an arm": { arm: "left", document: "a" }, "its leg has a key": { arm: "right", leg } },
                fails: { "it has nothing": {}, "its leg has no key": { arm: "right", leg: { length: 3 } } },
            }),
            ["its leg has no key", "its leg has a key"],
        );
    });

    it("takes the first passing one, where another is hardly nearer", () => {
        assert.deepEqual(
            sentences({
                passes: { "it has a leg": { leg }, "it has a leg that is an exception": { leg: { length: 3 } } },
                fails: { "it has nothing": {} },
            }),
            ["it has nothing", "it has a leg"],
        );
    });

    it("looks into JSON documents", () => {
        const long = { a: 1, b: 2, c: 3, d: 4, e: 5 };
        assert.deepEqual(
            sentences({
                passes: {
                    "its document is short": { document: '{"x":1,"y":2}' },
                    "its document is long": { document: JSON.stringify({ ...long, safe: true }) },
                },
                fails: { "its document is unsafe": { document: JSON.stringify(long) } },
            }),
            ["its document is unsafe", "its document is long"],
        );
    });

    it("avoids code with holes, and settings of one's own", () => {
        assert.deepEqual(
            sentences({
                passes: {
                    "the key is not known yet": { leg: { length: 3, key: unknownValue } },
                    "no key is needed": withConfig({ limit: 1 }, { leg: { length: 3 } }) as Bot,
                    "it has a key": { leg },
                },
                fails: { "it has no key": { leg: { length: 3 } } },
            }),
            ["it has no key", "it has a key"],
        );
    });
});
