import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

import { PolicyRunner } from "../../gate/evaluate";
import { examplesOf, resolvePackConfig, resolvePolicyConfig, unknownValue } from "../../policy-pack/policy";
import type { Policy, Resource } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import ledger from "../../policy-pack/policy-ids.json";
import { annexA } from "../../policy-pack/standards/annex-a";

const folder = path.join(__dirname, "..", "..", "policy-pack", "policies");

interface PolicyFile {
    readonly service: string;
    readonly stem: string;
    readonly source: string;
}

const files: readonly PolicyFile[] = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: service }) =>
        readdirSync(path.join(folder, service)).map((file) => ({
            service,
            stem: file.replace(/\.ts$/, ""),
            source: readFileSync(path.join(folder, service, file), "utf8"),
        })),
    );

describe("every policy", () => {
    it("has a file of its own, and every file a policy, by the same name", () => {
        assert.deepEqual(files.map(({ stem }) => stem).sort(), policies.map(({ id }) => id).sort());
    });

    it("has a name that no other has, nor had", () => {
        const names = policies.flatMap(({ id, aliases }) => [id, ...aliases]);
        assert.deepEqual(
            names.filter((name, index) => names.indexOf(name) !== index),
            [],
        );
    });

    it("is in the ledger of ids, from which none has vanished", () => {
        const names = policies.flatMap(({ id, aliases }) => [id, ...aliases]);
        assert.deepEqual(
            ledger.filter((id) => !names.includes(id)),
            [],
            "an id is for ever: keep it in `aliases`",
        );
        assert.deepEqual(
            names.filter((name) => !ledger.includes(name)),
            [],
            "npm run generate adds it",
        );
    });

    it("can be configured by its alias", () => {
        for (const { id, aliases } of policies) {
            for (const alias of aliases) {
                const settings = resolvePackConfig(policies, { [alias]: "disabled" });
                assert.equal(settings.get(id)?.enforcementLevel, "disabled");
            }
        }
    });

    it("says the same in whatever order the engine hands out a stack", () => {
        const differing: string[] = [];
        for (const policy of policies.filter(({ scope }) => scope === "stack")) {
            const runner = new PolicyRunner([policy], resolvePackConfig([policy], {}));
            const examples = examplesOf(policy).filter(({ config }) => Object.keys(config).length === 0);
            // What fails alone shows which of many resources speaks for all; with the others, what hides what.
            for (const cases of [examples, examples.filter(({ kind }) => kind === "fails")]) {
                const stack = cases.flatMap(({ resources }, index) =>
                    resources("preview").map((resource) => numbered(resource, index)),
                );
                const verdicts = (resources: readonly Resource[]): string[] =>
                    runner.evaluate(resources).map(({ urn, verdict }) => `${policy.id}: ${verdict} of ${urn}`);
                const expected = new Set(verdicts(stack));
                differing.push(...verdicts([...stack].reverse()).filter((verdict) => !expected.has(verdict)));
            }
        }
        assert.deepEqual(differing, []);
    });

    for (const policy of policies) {
        describe(policy.id, () => {
            it("says what it is about in the house's form", () => expectMetadata(policy));
            it("takes nothing of a provider but types", () => expectTypesOnly(policy));
            it("has defaults that fit its own configuration", () => expectDefaults(policy));
            it("has examples in sentences, the unknown one among them", () => expectExamples(policy));
        });
    }
});

function expectMetadata({ id, title, why, fix, reference, supports, equivalents, appliesTo }: Policy): void {
    assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    assert.match(title, /^\S.*[^.\s]$/, "a title is a sentence without its full stop");
    for (const text of [why, fix]) assert.match(text, /^\S.*\.$/s, "ends with a full stop");
    assert.match(reference, /^https:\/\/[^\s/]+\/\S+$/);
    assert.ok(supports.length > 0, "supports a control");
    assert.deepEqual([...new Set(supports)], supports);
    for (const control of supports) assert.ok(control in annexA, control);
    assert.deepEqual([...new Set(equivalents)], equivalents, "names no check twice");
    for (const equivalent of equivalents) assert.match(equivalent, /^[a-z][a-z0-9-]*:\S+$/);
    assert.deepEqual([...new Set(appliesTo)], appliesTo);
    for (const type of appliesTo) assert.match(type, /^[a-z][a-z0-9-]*:[^:]*:[A-Za-z0-9]+$/);
    for (const text of [title, why, fix]) assert.doesNotMatch(text, /required by|\bISO\b/i);
}

function expectTypesOnly({ id }: Policy): void {
    const { source } = files.find(({ stem }) => stem === id) as PolicyFile;
    const imports = source.match(/^import [^;]+;/gms) ?? [];
    for (const line of imports) {
        if (/from "[^.]/.test(line)) assert.match(line, /^import type /, line);
    }
}

function expectDefaults(policy: Policy): void {
    const defaults = Object.fromEntries(Object.entries(policy.config).map(([key, value]) => [key, value.default]));
    assert.deepEqual(resolvePolicyConfig(policy, defaults).config, defaults);
    for (const { description } of Object.values(policy.config)) assert.match(description, /^[A-Z].*\.$/s);
}

function expectExamples(policy: Policy): void {
    const examples = examplesOf(policy);
    const kinds = new Set(examples.map(({ kind }) => kind));
    for (const kind of ["passes", "fails"] as const) assert.ok(kinds.has(kind), `has no example that ${kind}`);
    if (!kinds.has("unknown")) assert.deepEqual(doubts(policy), [], "has no example that is unknown");
    for (const { sentence } of examples) {
        assert.match(sentence, /^\S+( \S+)+$/, sentence);
        assert.doesNotMatch(sentence, /\.$/, sentence);
    }
}

/** What the policy is in doubt about when one property at a time of its examples is unknown: nothing, if it asks for presence only. */
function doubts(policy: Policy): readonly string[] {
    return examplesOf(policy).flatMap(({ config, resources }) => {
        const runner = new PolicyRunner([policy], resolvePackConfig([policy], { [policy.id]: config }));
        const given = resources("preview");
        const variants = given.flatMap((resource) =>
            Object.keys(resource.inputs).map((key) => {
                const properties = { ...resource.inputs, [key]: unknownValue };
                return given.map((other) =>
                    other === resource ? { ...resource, inputs: properties, outputs: properties } : other,
                );
            }),
        );
        return variants
            .flatMap((variant) => runner.evaluate(variant))
            .flatMap(({ verdict, message = "" }) => (verdict === "unknown" ? [message] : []));
    });
}

/** A resource of an example, to stand in one stack with those of others that have the same name. */
function numbered(resource: Resource, index: number): Resource {
    const rename = (urn: string): string => `${urn}-${index}`;
    return {
        ...resource,
        urn: rename(resource.urn),
        name: `${resource.name}-${index}`,
        ...(resource.parent !== undefined && { parent: rename(resource.parent) }),
        dependencies: resource.dependencies.map(rename),
        propertyDependencies: Object.fromEntries(
            Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(rename)]),
        ),
    };
}
