import assert from "node:assert/strict";

import { explainControl } from "../../../gate/commands/explain-control";
import { definePolicy } from "../../../policy-pack/policy";

const policy = definePolicy({
    id: "thing-is-safe",
    title: "Things are safe",
    severity: "high",
    appliesTo: "acme:index:Thing",
    supports: ["A.6.2.8"],
    why: "Unsafe things hurt.",
    fix: "Set safe to true.",
    reference: "https://example.com/safe",
    check: () => undefined,
    examples: { passes: {}, fails: {} },
});

describe("explainControl", () => {
    it("says what is checked, what cannot be, by which policies, and what other frameworks say on it", () => {
        const text = explainControl("a.6.2.8", [policy], 100, false) ?? "";
        assert.match(
            text,
            /^A\.6\.2\.8 AI system recording of event logs\n.*AI system life cycle · enforced by policies\n/,
        );
        assert.match(text, /^We show {5}\S/m);
        assert.match(text, /^We cannot {3}\S/m);
        assert.match(text, /^Policies \(1\)\n {2}high {6}thing-is-safe {2}Things are safe$/m);
        assert.match(text, /^ {2}EU AI Act: Art\. 12 Record-keeping \[o\]/m);
        assert.match(text, /own judgement/);
    });

    it("says of a control without policies that it has none", () => {
        assert.match(explainControl("A.2.2", [policy], 100, false) ?? "", /^No policy supports it\.$/m);
    });

    it("explains clauses, and nothing that is neither", () => {
        assert.match(explainControl("6.1.3", [], 100, false) ?? "", /^Clause 6\.1\.3 AI risk treatment\n/);
        assert.match(explainControl("clause 10.2", [], 100, false) ?? "", /^Clause 10\.2 /);
        for (const id of ["A.1.1", "11.1", "s3-versioning"])
            assert.equal(explainControl(id, [], 100, false), undefined);
    });

    it("keeps to the width", () => {
        const lines = (explainControl("A.6.2.6", [], 60, false) ?? "").split("\n");
        assert.ok(Math.max(...lines.map((line) => line.length)) <= 60 + 40, "titles of policies are not broken");
        assert.ok(lines.filter((line) => line.length > 60).length <= 1);
    });
});
