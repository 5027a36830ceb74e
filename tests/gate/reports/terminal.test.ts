import assert from "node:assert/strict";

import { terminalReport } from "../../../gate/reports/terminal";
import { countChecks, noCounts, PolicyCatalog } from "../../../gate/results";
import type { PolicyInfo, StackResult } from "../../../gate/results";
import { textOf } from "./formats";
import { endOf, infoOf, resultOf, stackOf } from "../support";

interface Options {
    readonly color?: boolean;
    readonly width?: number;
    readonly infos?: readonly PolicyInfo[];
}

function startReport({ color = false, width = 72, infos = [infoOf({})] }: Options = {}) {
    const catalog = new PolicyCatalog();
    infos.forEach((info) => catalog.add(info));
    return terminalReport({ catalog, version: "1.2.3", color, width });
}

function render(stack: Partial<StackResult>, options?: Options): string {
    const result = stackOf(stack);
    return textOf(startReport(options).stack(result, countChecks(result)));
}

const source = { file: "index.ts", line: 14, column: 7 };
const failing = resultOf({ verdict: "fail", effect: "block", message: '"one" is not safe.', path: "safe", source });

describe("terminalReport", () => {
    it("says what failed, where, why it matters and what to change", () => {
        const results = [failing, resultOf({ policy: "thing-is-kind", urn: "urn:x" })];
        assert.equal(
            render({ results }),
            `
shop / dev  Pulumi.yaml

  ✗ high  Things are safe
    thing-is-safe · blocks the deployment · supports A.7.2

    index.ts:14:7   "one" is not safe.

    Why  Unsafe things hurt.
    Fix  Set safe to true.
         https://example.com/safe

  ✓ 1 check passed
`,
        );
    });

    it("says all that is fine in one line", () => {
        assert.equal(render({ results: [resultOf({})] }), "shop / dev  Pulumi.yaml  ✓ 1 check passed\n");
    });

    it("does not call a stack fine that no policy looked at", () => {
        assert.equal(render({}), "shop / dev  Pulumi.yaml  – no policy applies to its 2 resources\n");
        assert.equal(render({ resourceCount: 0 }), "shop / dev  Pulumi.yaml  – has no resources\n");
    });

    it("puts what blocks first, then what is more severe", () => {
        const infos = ["a", "b", "c"].map((id) => infoOf({ id, title: `Title ${id}` }));
        const results = [
            resultOf({ policy: "a", verdict: "fail", effect: "warn", severity: "critical", message: "a." }),
            resultOf({ policy: "b", verdict: "fail", effect: "block", severity: "low", message: "b." }),
            resultOf({ policy: "c", verdict: "fail", effect: "block", severity: "high", message: "c." }),
        ];
        const titles = render({ results }, { infos }).match(/Title ./g);
        assert.deepEqual(titles, ["Title c", "Title b", "Title a"]);
    });

    it("gathers all places of a policy, and names the property that the sentence does not", () => {
        const results = [
            failing,
            resultOf({ ...failing, urn: "urn:pulumi:dev::shop::acme:index:Thing::two", message: '"two" hurts.' }),
        ];
        const lines = render({ results }).split("\n");
        assert.deepEqual(lines.slice(6, 8), [
            '    index.ts:14:7   "one" is not safe.',
            '    index.ts:14:7   "two" hurts (safe).',
        ]);
    });

    it("names the type where the source is not known", () => {
        const { source: _, ...nowhere } = failing;
        assert.match(render({ results: [nowhere] }), /^ {4}acme:index:Thing {3}"one" is not safe\.$/m);
    });

    it("counts what is too much to list", () => {
        const results = Array.from({ length: 20 }, (_, index) => ({ ...failing, urn: `urn:${index}` }));
        const text = render({ results });
        assert.equal(text.match(/is not safe/g)?.length, 12);
        assert.match(text, /^ {4}and 8 more: --format json lists them all$/m);
    });

    it("explains a policy once, however many stacks it finds something in", () => {
        const report = startReport();
        const stack = stackOf({ results: [failing] });
        assert.match(textOf(report.stack(stack, countChecks(stack))), /Unsafe things hurt/);
        const again = textOf(report.stack(stack, countChecks(stack)));
        assert.doesNotMatch(again, /Unsafe things hurt/);
        assert.match(again, /"one" is not safe/);
    });

    it("gives each unknown a line, and does not list those that are accepted", () => {
        const unknown = resultOf({
            verdict: "unknown",
            effect: "warn",
            message: '"one" could not be checked: safe is not known yet.',
        });
        const results = [
            unknown,
            { ...unknown, urn: "urn:two" },
            { ...unknown, policy: "accepted", effect: "none" as const },
        ];
        assert.equal(
            render({ results }, { width: 100 }),
            `
shop / dev  Pulumi.yaml

  Not verified
  ? thing-is-safe: "one" could not be checked: safe is not known yet. And 1 more resource.

  No check passed
`,
        );
    });

    it("shows an unknown that blocks as what blocks", () => {
        const unknown = resultOf({
            verdict: "unknown",
            effect: "block",
            message: '"one" could not be checked: safe is not known yet.',
        });
        assert.match(
            render({ results: [unknown] }),
            /✗ high {2}Things are safe\n {4}thing-is-safe · blocks the deployment/,
        );
    });

    it("lists what was not seen inside", () => {
        const notSeen = [{ urn: "urn:pulumi:dev::shop::awsx:ec2:Vpc::vpc", reason: "it is made by a plugin" }];
        assert.match(render({ notSeen }), /^ {2}\? "vpc" \(awsx:ec2:Vpc\): it is made by a plugin\.$/m);
    });

    it("says when the program had to be run as in a preview", () => {
        const text = render(
            { basis: "preview", deepFailure: "TypeError: x is undefined\n  at index.ts" },
            { width: 300 },
        );
        assert.match(text, /^ {2}! The program did not complete with made-up values/m);
        assert.match(text, /It had said: TypeError: x is undefined$/m);
    });

    it("says what was made up, and who read it", () => {
        const answers = [
            { kind: "function", name: "acme:index/getThing:getThing", origin: "made up" },
            { kind: "function", name: "acme:index/getThing:getThing", origin: "made up" },
            { kind: "function", name: "aws:index/getRegion:getRegion", origin: "default" },
            { kind: "stack reference", name: "org/net/dev", origin: "unknown" },
        ] as const;
        assert.match(
            render({ answers, results: [resultOf({ madeUp: ["safe"] })] }, { width: 300 }),
            /^ {2}· Answered with made-up values: acme:index\/getThing:getThing, org\/net\/dev \(unknown\)\. Made-up values were\s+read by 1 policy\./m,
        );
    });

    it("keeps to the width", () => {
        const long = infoOf({ why: "word ".repeat(60), fix: "word ".repeat(60), title: "word ".repeat(30).trim() });
        const results = [{ ...failing, message: "word ".repeat(40).trim() }];
        const widest = Math.max(
            ...render({ results }, { width: 60, infos: [long] })
                .split("\n")
                .map((line) => line.length),
        );
        assert.ok(widest <= 60, `${widest} columns`);
    });

    it("has colours only when they are wanted", () => {
        assert.ok(render({ results: [failing] }, { color: true }).includes("\u001B["));
        assert.ok(!render({ results: [failing] }, { color: false }).includes("\u001B["));
    });

    it("ends with what it comes to", () => {
        const counts = {
            resources: 1200,
            passed: 31,
            failed: 4,
            unknown: 2,
            notSeen: 1,
            blocking: 3,
            advisory: 1,
            waived: 0,
            known: 0,
        };
        assert.equal(
            startReport().end(endOf({ stacks: 2, counts, errors: [], exitCode: 1 })),
            "\n✗ Blocked  3 checks block the deployment · 1 advisory finding · 3 not verified · 31 passed  1,200 resources in 2 stacks\n",
        );
        assert.equal(
            startReport().end(
                endOf({ stacks: 1, counts: { ...noCounts, resources: 1, passed: 1 }, errors: [], exitCode: 0 }),
            ),
            "\n✓ Passed  1 passed  1 resource in 1 stack\n",
        );
        assert.equal(
            startReport().end(endOf({ stacks: 1, counts: noCounts, errors: [{ message: "m" }], exitCode: 2 })),
            "\n✗ Incomplete  1 error: not all could be checked  0 resources in 1 stack\n",
        );
        const infos = [infoOf({ enforcementLevel: "disabled" })];
        assert.equal(
            startReport({ infos }).end(endOf({ stacks: 1, counts: noCounts, errors: [], exitCode: 0 })),
            "\n– Nothing to check  1 policy disabled  0 resources in 1 stack\n",
        );
    });

    it("says nothing when no stack came so far", () => {
        assert.equal(
            startReport().end(endOf({ stacks: 0, counts: noCounts, errors: [{ message: "m" }], exitCode: 2 })),
            "",
        );
    });
});
