import assert from "node:assert/strict";

import { startReport } from "../../../gate/reports";
import type { Format } from "../../../gate/reports";
import { countChecks, PolicyCatalog } from "../../../gate/results";
import { validatorOf } from "../schemas";
import { endOf, infoOf, resultOf, stackOf } from "../support";
import { afterwards, failing, mixed, odd, render, unknown, waived } from "./formats";

const models: readonly (readonly [format: Format, root: string, schema: string])[] = [
    ["oscal-catalog", "catalog", "catalog"],
    ["oscal-component-definition", "component-definition", "component"],
    ["oscal-assessment-results", "assessment-results", "assessment-results"],
    ["oscal-poam", "plan-of-action-and-milestones", "poam"],
    ["oscal-mapping-collection", "mapping-collection", "mapping"],
];

type Json = Readonly<Record<string, unknown>>;

function documentOf(
    format: Format,
    ...rest: Parameters<typeof render> extends [unknown, ...infer R] ? R : never
): Json {
    const [, root = ""] = models.find(([name]) => name === format) ?? [];
    return (JSON.parse(render(format, ...rest)) as Record<string, Json>)[root] ?? {};
}

/** All UUIDs that objects have as their own, and all that they refer to. */
function uuidsIn(value: unknown, own: string[] = [], referred: string[] = []): { own: string[]; referred: string[] } {
    for (const [key, inner] of Object.entries((value ?? {}) as Json)) {
        if (typeof inner === "object") uuidsIn(inner, own, referred);
        else if (key === "uuid") own.push(String(inner));
        else if (key.endsWith("-uuid")) referred.push(String(inner));
    }
    return { own, referred };
}

describe("OSCAL", () => {
    for (const [format, root, schema] of models) {
        describe(root, () => {
            for (const version of ["1.1.3", "1.2.1"]) {
                if (format === "oscal-mapping-collection" && version === "1.1.3") continue;
                it(`fits the schema of ${version}`, function () {
                    const validate = validatorOf(this, `oscal-${version}/oscal_${schema}_schema.json`);
                    for (const text of [
                        render(format, [mixed, mixed], afterwards),
                        render(format, []),
                        render(format, [stackOf({ results: [resultOf({})] })]),
                        render(format, [stackOf({})], {}, []),
                    ]) {
                        assert.deepEqual(validate(JSON.parse(text)), []);
                    }
                    assert.notDeepEqual(validate({ [root]: {} }), []);
                });
            }

            it("is the same every time, and has no id twice", () => {
                const text = render(format, [mixed, mixed], afterwards);
                assert.equal(render(format, [mixed, mixed], afterwards), text);
                const { own, referred } = uuidsIn(JSON.parse(text));
                // Each result defines what assessed it anew.
                const tool = own.filter((uuid) => referred.includes(uuid));
                const single = own.filter((uuid) => !tool.includes(uuid));
                assert.equal(new Set(single).size, single.length);
            });
        });
    }

    it("says of each control whether what supports it passed", () => {
        const statusOf = (...results: Parameters<typeof resultOf>[0][]): unknown => {
            const { results: list } = documentOf("oscal-assessment-results", [
                stackOf({ results: results.map(resultOf) }),
            ]) as { results: { findings: { target: { status: Json } }[] }[] };
            const { state, reason } = list[0]?.findings[0]?.target.status ?? {};
            return `${String(state)} ${String(reason)}`;
        };
        assert.equal(statusOf({}), "satisfied pass");
        assert.equal(statusOf({}, failing), "not-satisfied fail");
        assert.equal(statusOf({}, odd), "not-satisfied fail", "advisory findings count");
        assert.equal(statusOf({}, unknown), "not-satisfied other");
        assert.equal(statusOf({}, waived), "not-satisfied other");
    });

    it("refers to what it defines", () => {
        for (const [format] of models) {
            const { own, referred } = uuidsIn(JSON.parse(render(format, [mixed], afterwards)));
            assert.deepEqual(
                referred.filter((uuid) => !own.includes(uuid)),
                [],
                format,
            );
        }
    });

    it("makes items of open and of waived findings, the waived with their last day", () => {
        const { risks, "poam-items": items } = documentOf("oscal-poam", [mixed]) as unknown as {
            risks: { status: string; deadline?: string }[];
            "poam-items": unknown[];
        };
        assert.equal(items.length, 3);
        assert.deepEqual(
            risks.map(({ status, deadline }) => [status, deadline]),
            [
                ["open", undefined],
                ["deviation-approved", "2027-01-31T23:59:59Z"],
                ["open", undefined],
            ],
        );
    });

    it("takes the version that is wanted, and refuses a mapping of before there were any", () => {
        const options = { catalog: new PolicyCatalog(), version: "1", color: false, width: 80 };
        const text = startReport("oscal-catalog", { ...options, oscalVersion: "1.2.2" }).end(endOf({}));
        assert.match(text, /"oscal-version": "1\.2\.2"/);
        assert.throws(
            () => startReport("oscal-mapping-collection", { ...options, oscalVersion: "1.1.3" }),
            /OSCAL 1\.1\.3 has no mapping collection/,
        );
    });

    it("names rules as compliance-trestle joins them", () => {
        const { components } = documentOf("oscal-component-definition", []) as unknown as {
            components: { props: { name: string; value: string }[] }[];
        };
        assert.deepEqual(
            components[0]?.props.filter(({ name }) => name === "Rule_Id").map(({ value }) => value),
            [infoOf({}).id],
        );
        assert.equal(countChecks(mixed).failed, 3);
    });
});
