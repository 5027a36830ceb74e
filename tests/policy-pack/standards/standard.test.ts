import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { policies } from "../../../policy-pack/policies";
import { annexA } from "../../../policy-pack/standards/annex-a";
import { clauses, findClause } from "../../../policy-pack/standards/clauses";
import { controls, findControl } from "../../../policy-pack/standards/controls";
import { crosswalkOf, crosswalkSources, frameworks } from "../../../policy-pack/standards/crosswalk";
import data from "../../../policy-pack/standards/crosswalk-data.json";

/** Of lines of fields between tabs: ids and titles were taken from two independent public catalogues of the standard. */
function digestOf(rows: readonly (readonly string[])[]): string {
    return createHash("sha256")
        .update(rows.map((row) => `${row.join("\t")}\n`).join(""))
        .digest("hex");
}

function idsOf(disposition: string): readonly string[] {
    return controls.filter((control) => control.disposition === disposition).map(({ id }) => id);
}

describe("the controls of Annex A", () => {
    it("are the 38 of the standard, by id, heading and title", () => {
        assert.equal(controls.length, 38);
        assert.equal(
            digestOf(controls.map(({ id, topic, title }) => [id, topic, title])),
            "daca533c635b768fdff4529f5b9e79a570f388659bc21f22052539515ad2b6cb",
        );
        assert.equal(Object.keys(annexA).length, 38);
    });

    it("are disposed as infrastructure allows: 7 enforced, 18 evidenced, 13 organizational", () => {
        assert.deepEqual(idsOf("enforced"), ["A.4.5", "A.6.2.5", "A.6.2.6", "A.6.2.8", "A.7.2", "A.9.4", "A.10.3"]);
        assert.deepEqual(idsOf("organizational"), [
            "A.2.2",
            "A.2.3",
            "A.2.4",
            "A.3.3",
            "A.4.6",
            "A.5.2",
            "A.5.5",
            "A.6.1.2",
            "A.6.2.2",
            "A.8.3",
            "A.8.5",
            "A.9.3",
            "A.10.4",
        ]);
        assert.equal(idsOf("evidenced").length, 18);
    });

    it("say what can be shown and what cannot, in sentences", () => {
        for (const { shows, cannot } of controls) {
            for (const text of [shows, cannot]) assert.match(text, /^[A-Z].*\.$/);
            assert.doesNotMatch(`${shows} ${cannot}`, /\bshall\b/i, "reads like the standard");
        }
    });

    it("are supported by policies where they are called enforced or evidenced", () => {
        const supported = new Set<string>(policies.flatMap(({ supports }) => supports));
        for (const disposition of ["enforced", "evidenced"]) {
            assert.deepEqual(
                idsOf(disposition).filter((id) => !supported.has(id)),
                [],
                disposition,
            );
        }
    });

    it("are found in any case", () => {
        assert.equal(findControl("a.6.2.8")?.title, "AI system recording of event logs");
        assert.equal(findControl("A.6.2.9"), undefined);
    });
});

describe("the clauses", () => {
    it("are those of the standard, by id and title", () => {
        assert.equal(
            digestOf(clauses.map(({ id, title }) => [id, title])),
            "1da8d47562d34c6d09ef7961b7e1e4b1fedeaf927612a2a6182eb5f7adf0e90b",
        );
        assert.equal(findClause("6.1.3")?.title, "AI risk treatment");
    });
});

describe("the crosswalk", () => {
    const rows = controls.flatMap(({ id }) => crosswalkOf(id));

    it("is about the controls of Annex A alone, and knows every framework and source that it names", () => {
        assert.deepEqual(Object.keys(data.controls).sort(), Object.keys(annexA).sort());
        for (const targets of Object.values(data.controls)) {
            for (const [framework, bySource] of Object.entries(targets)) {
                assert.ok(framework in frameworks, framework);
                for (const source of Object.keys(bySource)) assert.ok(source in crosswalkSources, source);
            }
        }
    });

    it("has all rows, each once", () => {
        const keys = rows.map(({ control, framework, target, source }) => [control, framework, target, source].join());
        assert.equal(new Set(keys).size, keys.length);
        assert.equal(rows.length, 961);
        assert.equal(rows.filter(({ source }) => source === "microsoft").length, 199);
    });

    it("says where it comes from", () => {
        const [row] = rows.filter(({ control, target }) => control === "A.6.2.8" && target === "Art. 12");
        assert.deepEqual(row, {
            control: "A.6.2.8",
            framework: "eu-ai-act",
            target: "Art. 12",
            title: "Record-keeping",
            source: "own",
        });
    });
});
