import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

import { jsonReport } from "../../../gate/reports/json";
import { resultsSchema } from "../../../gate/reports/results-schema";
import { countChecks, PolicyCatalog } from "../../../gate/results";
import type { RunError, StackResult } from "../../../gate/results";
import { textOf } from "./formats";
import { endOf, infoOf, resultOf, stackOf } from "../support";

function render(stacks: readonly StackResult[], errors: readonly RunError[] = []): unknown {
    const catalog = new PolicyCatalog();
    catalog.add(infoOf({}));
    const report = jsonReport({ catalog, version: "1.2.3", color: false, width: 100 });
    const text = stacks.map((stack) => textOf(report.stack(stack, countChecks(stack)))).join("");
    const end = report.end(endOf({ stacks: stacks.length, errors, exitCode: errors.length > 0 ? 2 : 0 }));
    return JSON.parse(text + end);
}

const failing = resultOf({
    verdict: "fail",
    effect: "block",
    message: '"one" is not safe.',
    path: "safe",
    source: { file: "index.ts", line: 14, column: 7 },
});

const stack = stackOf({
    results: [failing, resultOf({ madeUp: ["role"] })],
    notSeen: [{ urn: "urn:x", reason: "it is made by a plugin" }],
    answers: [{ kind: "function", name: "aws:index/getRegion:getRegion", origin: "default" }],
});

describe("jsonReport", () => {
    it("writes everything that is known", () => {
        const { stacks, policies } = resultsSchema.parse(render([stack]));
        assert.deepEqual(stacks, [
            {
                source: "Pulumi.yaml",
                project: "shop",
                stack: "dev",
                basis: "deep",
                deepFailure: null,
                summary: {
                    resources: 2,
                    passed: 1,
                    failed: 1,
                    unknown: 0,
                    notSeen: 1,
                    blocking: 1,
                    advisory: 0,
                    waived: 0,
                    known: 0,
                },
                results: [
                    {
                        policy: "thing-is-safe",
                        urn: "urn:pulumi:dev::shop::acme:index:Thing::one",
                        verdict: "fail",
                        message: '"one" is not safe.',
                        path: "safe",
                        severity: "high",
                        enforcementLevel: "mandatory",
                        effect: "block",
                        pack: "annex42",
                        madeUp: [],
                        location: { file: "index.ts", line: 14, column: 7 },
                    },
                    {
                        policy: "thing-is-safe",
                        urn: "urn:pulumi:dev::shop::acme:index:Thing::one",
                        verdict: "pass",
                        message: null,
                        path: null,
                        severity: "high",
                        enforcementLevel: "mandatory",
                        effect: "none",
                        pack: "annex42",
                        madeUp: ["role"],
                        location: null,
                    },
                ],
                notSeen: [{ urn: "urn:x", reason: "it is made by a plugin" }],
                answers: [{ kind: "function", name: "aws:index/getRegion:getRegion", origin: "default" }],
            },
        ]);
        assert.deepEqual(
            policies.map(({ id, why }) => [id, why]),
            [["thing-is-safe", "Unsafe things hurt."]],
        );
    });

    for (const [name, stacks, errors] of [
        ["no stack and an error", [], [{ message: "m", file: "a.json", line: 3, column: 4 }]],
        ["an error without a place", [], [{ message: "m" }]],
        ["a stack without a name", [{ ...stackOf({ basis: "state" }), project: undefined, stack: undefined }], []],
        ["several stacks", [stack, stackOf({ basis: "preview", deepFailure: "m" }), stack], []],
    ] as const) {
        it(`keeps to the schema with ${name}`, () => {
            const parsed = resultsSchema.parse(render(stacks as readonly StackResult[], errors));
            assert.equal(parsed.stacks.length, stacks.length);
            assert.deepEqual(parsed.summary.exitCode, errors.length > 0 ? 2 : 0);
        });
    }

    it("is the same in pieces: a large stack is longer than a text can be", () => {
        const results = Array.from({ length: 25_000 }, (_, index) => resultOf({ urn: `urn:${index}` }));
        const { stacks } = resultsSchema.parse(render([stackOf({ results }), stackOf({ results: [] })]));
        assert.deepEqual(
            stacks.map((one) => one.results.map(({ urn }) => urn)),
            [results.map(({ urn }) => urn), []],
        );
    });

    it("is described by the published schema", () => {
        const file = join(__dirname, "..", "..", "..", "docs", "results.schema.json");
        const published = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")) as z.core.JSONSchema.JSONSchema);
        assert.equal(published.safeParse(render([stack])).success, true);
        assert.equal(published.safeParse({ version: 1 }).success, false);
        const misspelt = { ...(render([stack]) as object), stacks: [{ source: 7 }] };
        assert.equal(published.safeParse(misspelt).success, false);
    });
});
