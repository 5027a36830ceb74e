import assert from "node:assert/strict";

import { effectOf, PolicyRunner } from "../../gate/evaluate";
import { defaultSettings } from "../../gate/policy-config";
import { definePolicy, resolvePackConfig, unknownValue } from "../../policy-pack/policy";
import type { PackConfig, Policy, Resource } from "../../policy-pack/policy";

const common = { supports: ["A.7.2"], why: "w", fix: "f", reference: "https://example.com" } as const;

const isSafe = definePolicy<{ safe?: boolean; also?: string }>({
    ...common,
    id: "thing-is-safe",
    title: "Things are safe",
    severity: "high",
    appliesTo: "acme:index:Thing",
    check(thing, { report }) {
        if (thing.safe !== true) report("is not safe", "safe");
        if (thing.also === "bad") report("is bad as well");
    },
    examples: { passes: {}, fails: {} },
});

const hasFriend = definePolicy<{ friend?: string }>({
    ...common,
    id: "thing-has-friend",
    title: "Things have a friend",
    severity: "low",
    scope: "stack",
    appliesTo: "acme:index:Thing",
    check(thing, { graph, report, notApplicable }) {
        if (thing.name === "hermit") notApplicable();
        if (graph.ofType("acme:index:Friend").length === 0) report("has no friend");
    },
    examples: { passes: {}, fails: {} },
});

const policies: readonly Policy[] = [isSafe, hasFriend];

function thing(name: string, inputs: object, more: Partial<Resource> = {}): Resource {
    const type = "acme:index:Thing";
    const urn = `urn:pulumi:dev::shop::${type}::${name}`;
    const properties = { ...inputs };
    return {
        urn,
        type,
        name,
        inputs: properties,
        outputs: properties,
        dependencies: [],
        propertyDependencies: {},
        ...more,
    };
}

function run(resources: readonly Resource[], config: PackConfig = {}, options = {}): readonly string[] {
    const runner = new PolicyRunner(policies, resolvePackConfig(policies, config));
    return runner
        .evaluate(resources, options)
        .map(({ policy, verdict, effect, message = "-", path = "-" }) =>
            [policy, verdict, effect, message, path].join(" | "),
        );
}

describe("PolicyRunner", () => {
    it("gives a result for each violation, and one for a pass", () => {
        assert.deepEqual(run([thing("one", { also: "bad" }), thing("two", { safe: true })]), [
            'thing-is-safe | fail | block | "one" is not safe. | safe',
            'thing-is-safe | fail | block | "one" is bad as well. | -',
            'thing-has-friend | fail | warn | "one" has no friend. | -',
            "thing-is-safe | pass | none | - | -",
            'thing-has-friend | fail | warn | "two" has no friend. | -',
        ]);
    });

    it("keeps unknown apart from pass and fail", () => {
        const friend = { ...thing("friend", {}), type: "acme:index:Friend" };
        assert.deepEqual(run([thing("one", { safe: unknownValue }), friend]), [
            'thing-is-safe | unknown | warn | "one" could not be checked: safe is not known yet. | safe',
            "thing-has-friend | pass | none | - | -",
        ]);
    });

    it("leaves out what does not apply, and what is disabled", () => {
        assert.deepEqual(run([thing("hermit", { safe: true })]), ["thing-is-safe | pass | none | - | -"]);
        assert.deepEqual(run([thing("one", {})], { all: "disabled" }), []);
    });

    it("follows the levels that are set", () => {
        const config: PackConfig = { "thing-is-safe": "advisory", "thing-has-friend": "mandatory" };
        assert.deepEqual(run([thing("one", {})], config), [
            'thing-is-safe | fail | warn | "one" is not safe. | safe',
            'thing-has-friend | fail | block | "one" has no friend. | -',
        ]);
    });

    it("judges what is only read in a state, and not in a program", () => {
        const read = thing("one", { safe: true }, { external: true });
        assert.deepEqual(run([read], { "thing-has-friend": "disabled" }), []);
        assert.deepEqual(run([read], { "thing-has-friend": "disabled" }, { judgesExternal: true }), [
            "thing-is-safe | pass | none | - | -",
        ]);
    });

    it("says where the resource is made, and what was made up", () => {
        const source = { file: "/app/index.ts", line: 4 };
        const runner = new PolicyRunner([isSafe], defaultSettings([isSafe]));
        const [result] = runner.evaluate([thing("one", { safe: true, also: "x-a42fa42f" }, { source })]);
        assert.deepEqual(result, {
            pack: "annex42",
            policy: "thing-is-safe",
            urn: "urn:pulumi:dev::shop::acme:index:Thing::one",
            verdict: "pass",
            severity: "high",
            enforcementLevel: "mandatory",
            effect: "none",
            madeUp: ["also"],
            source,
        });
    });
});

describe("effectOf", () => {
    const cases = [
        ["pass", "mandatory", "fail", "none"],
        ["fail", "mandatory", "pass", "block"],
        ["fail", "advisory", "pass", "warn"],
        ["unknown", "mandatory", "pass", "none"],
        ["unknown", "mandatory", "warn", "warn"],
        ["unknown", "mandatory", "fail", "block"],
        ["unknown", "advisory", "fail", "warn"],
    ] as const;
    for (const [verdict, level, unknownAs, effect] of cases) {
        it(`gives ${effect} for ${verdict} at ${level} when unknowns ${unknownAs}`, () => {
            assert.equal(effectOf(verdict, level, unknownAs), effect);
        });
    }
});
