import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { InputError } from "../../../gate/errors";
import { noFacts } from "../../../gate/facts";
import { PolicyCatalog } from "../../../gate/results";
import { soaFormats } from "../../../gate/soa/formats";
import { StatementOfApplicability } from "../../../gate/soa/rows";
import type { SoaRow } from "../../../gate/soa/rows";
import { readStatement } from "../../../gate/statement-file";
import type { Statement } from "../../../gate/statement-file";
import { endOf, infoOf, resultOf, stackOf } from "../support";

const system = { id: "scoring", owner: "kim", tier: "high", dataClasses: [], isRegistered: true, resources: [] };
const waiver = { reason: "a demo", owner: "lee", expires: "2030-01-01" };

function statementOf(statement: Partial<Statement> = {}): StatementOfApplicability {
    const catalog = new PolicyCatalog();
    catalog.add(infoOf({ supports: ["A.7.2"] }));
    const found = new StatementOfApplicability(catalog, { controls: {}, ...statement });
    found.add(
        stackOf({
            results: [resultOf({}), resultOf({ urn: "urn:two", verdict: "fail", waiver })],
            facts: () => ({
                ...noFacts,
                systems: [system],
                evidence: { "A.6.2.8": [{ shows: "logs are kept", record: "s3://logs" }] },
            }),
        }),
    );
    return found;
}

function rowOf(id: string, statement?: Partial<Statement>): SoaRow {
    const row = statementOf(statement)
        .rows()
        .find(({ control }) => control.id === id);
    assert.ok(row);
    return row;
}

describe("StatementOfApplicability", () => {
    it("has all 38 controls", () => assert.equal(statementOf().rows().length, 38));

    it("tells of a control by policies, waivers and the register", () => {
        const { applicable, reason, implementedBy, state, stateText, owners, waivers } = rowOf("A.7.2");
        assert.deepEqual(
            { applicable, reason, implementedBy, state, stateText, owners, waivers },
            {
                applicable: true,
                reason: "The register has AI systems: scoring.",
                implementedBy: ["policies thing-is-safe"],
                state: "waived",
                stateText: "waived: 1 of 2 checks passed",
                owners: ["kim"],
                waivers: ["thing-is-safe: a demo (lee, until 2030-01-01)"],
            },
        );
    });

    it("takes evidence that stacks export", () => {
        assert.deepEqual(rowOf("A.6.2.8").evidence, ["logs are kept (s3://logs, shop/dev)"]);
    });

    it("takes what people say of theirs, and leaves missing what nobody says", () => {
        const said = { applicable: true, pointer: "https://example.com/policy", owner: "board", date: "2026-02-03" };
        const { implementedBy, owners, stateText, evidence } = rowOf("A.2.2", { controls: { "A.2.2": said } });
        assert.deepEqual(
            { implementedBy, owners, stateText, evidence },
            {
                implementedBy: ["https://example.com/policy"],
                owners: ["board"],
                stateText: "looked at on 2026-02-03",
                evidence: ["https://example.com/policy"],
            },
        );
        const silent = rowOf("A.2.2");
        assert.deepEqual([silent.implementedBy, silent.owners, silent.stateText], [[], [], ""]);
    });

    it("says why a control does not apply, and asks nothing more of it", () => {
        const row = rowOf("A.10.4", {
            controls: { "A.10.4": { applicable: false, reason: "There are no customers." } },
        });
        assert.deepEqual(
            [row.applicable, row.reason, row.stateText],
            [false, "There are no customers.", "not applicable"],
        );
    });
});

describe("the formats of a statement", () => {
    const statement: Partial<Statement> = {
        organization: "Acme <b>",
        controls: { "A.2.2": { applicable: true, pointer: "=1+1", owner: "board", date: "2026-02-03" } },
    };

    it("is Markdown", () => {
        const text = soaFormats.markdown(statementOf(statement), endOf({}));
        assert.match(
            text,
            /^# Statement of applicability of Acme \\<b\\>\n\nAs of 2026-03-01\. 38 of 38 controls apply; of 36 something is missing\./,
        );
        assert.match(
            text,
            /^\| A\.7\.2 \| Data for development and enhancement of AI system \| yes \| The register has AI systems: scoring\. \|/m,
        );
        assert.match(text, /^\| A\.2\.3 \| .* \| \*\*missing\*\* \|/m);
        assert.match(text, /no conformity/);
    });

    it("is CSV, and no formula", () => {
        const lines = soaFormats.csv(statementOf(statement)).trim().split("\n");
        assert.equal(lines.length, 39);
        assert.match(lines[1] ?? "", /^A\.2\.2,AI policy,yes,.*,'=1\+1,looked at on 2026-02-03,'=1\+1,board,$/);
    });

    it("is a page without network", () => {
        const text = soaFormats.html(statementOf(statement), endOf({}));
        assert.match(text, /<title>Statement of applicability of Acme &lt;b&gt;<\/title>/);
        assert.equal(text.match(/<tr>\s*<td><b>A\./g)?.length ?? text.match(/<b>A\.\d/g)?.length, 38);
        assert.doesNotMatch(text, /<script|src=|href=/);
    });
});

describe("readStatement", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "annex42-"))));
    after(() => rmSync(folder, { recursive: true }));

    function read(text: string): Statement {
        const file = join(folder, "annex42.yaml");
        writeFileSync(file, text);
        return readStatement(file);
    }

    it("reads what people say", () => {
        const { organization, controls } = read(
            "organization: Acme\ncontrols:\n  A.2.2:\n    pointer: https://x\n    owner: board\n    date: 2026-02-03\n",
        );
        assert.equal(organization, "Acme");
        assert.deepEqual(controls["A.2.2"], {
            applicable: true,
            pointer: "https://x",
            owner: "board",
            date: "2026-02-03",
        });
        assert.deepEqual(read(""), { controls: {} });
    });

    const refusals: Readonly<Record<string, readonly [text: string, line: number]>> = {
        "a control that there is not": ["controls:\n  A.2.2: {}\n  A.2.9: {}\n", 3],
        "a control that does not apply without a reason": ["controls:\n  A.2.2:\n    applicable: false\n", 2],
        "a day that there is not": ["controls:\n  A.2.2:\n    date: 2026-02-31\n", 3],
        "a key that is not known": ["organisation: x\n", 1],
    };
    for (const [name, [text, line]] of Object.entries(refusals)) {
        it(`refuses ${name}, with its line`, () =>
            assert.throws(
                () => read(text),
                (error: InputError) => {
                    assert.equal(error.at?.line, line, error.message);
                    return true;
                },
            ));
    }
});
