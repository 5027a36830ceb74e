import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { registerEntry, systemTags, withTags } from "../../../components/governance/register-entry";
import type { AiSystemDescription } from "../../../components/governance/register-entry";

const assessment = { uri: "s3://company-records/assessment.pdf", date: "2026-10-01", sha256: "ab".repeat(32) };
const whole: AiSystemDescription = {
    owner: "credit-risk@example.com",
    use: { name: "Credit scoring", purpose: "Scores loan requests", intended: "Loan officers, for consumer loans" },
    risk: { tier: "high", dataClasses: ["personal", "financial"], oversight: "human-in-the-loop" },
    role: ["provider", "deployer"],
    documents: { impactAssessment: assessment },
    suppliers: [{ name: "Example Data", supplies: "credit histories" }],
};

describe("the register's entry of an AI system", () => {
    it("holds what was said, and how long records are kept", () => {
        assert.deepEqual(registerEntry("credit-scoring", whole), {
            ...whole,
            id: "credit-scoring",
            role: ["deployer", "provider"],
            risk: { ...whole.risk, recordsKeptForDays: 3650 },
        });
    });

    it("needs neither documents nor suppliers of a system of minimal risk", () => {
        const { documents, suppliers, ...rest } = whole;
        const entry = registerEntry("sorting", { ...rest, risk: { ...whole.risk, tier: "minimal" } });
        assert.deepEqual([entry.documents, entry.suppliers], [{}, []]);
        assert.ok(documents && suppliers);
    });

    const refused: Readonly<Record<string, [Partial<AiSystemDescription>, RegExp]>> = {
        "high risk without an impact assessment": [{ documents: {} }, /high risk and has no impact assessment/],
        "an empty owner": [{ owner: " " }, /has an empty owner/],
        "an owner that is no tag": [{ owner: "A & B" }, /owner that is no tag/],
        "an empty intended use": [{ use: { ...whole.use, intended: "" } }, /has an empty use.intended/],
        "no role": [{ role: [] }, /has no role/],
        "no class of data": [{ risk: { ...whole.risk, dataClasses: [] } }, /has no class of data/],
        "a class of data that is no tag": [
            { risk: { ...whole.risk, dataClasses: ["Personal!"] } },
            /class of data that/,
        ],
        "a date that is none": [
            { documents: { impactAssessment: { ...assessment, date: "2026-13-01" } } },
            /date of its impactAssessment that is none/,
        ],
        "a digest that is none": [
            { documents: { impactAssessment: assessment, modelCard: { ...assessment, sha256: "abc" } } },
            /digest of its modelCard that is none/,
        ],
    };
    for (const [sentence, [part, message]] of Object.entries(refused)) {
        it(`refuses ${sentence}`, () => {
            assert.throws(() => registerEntry("credit-scoring", { ...whole, ...part }), message);
        });
    }

    for (const id of ["", "a", "Credit", "1-credit", "credit_scoring", "c".repeat(64)]) {
        it(`refuses "${id}" as an id`, () => assert.throws(() => registerEntry(id, whole), /has an id that is none/));
    }
});

describe("tags of an AI system", () => {
    const tags = systemTags(registerEntry("credit-scoring", whole));

    it("name system, owner, classes of data and risk tier", () => {
        assert.deepEqual(tags, {
            "ai-system-id": "credit-scoring",
            owner: "credit-risk@example.com",
            "data-class": "financial+personal",
            "risk-tier": "high",
        });
    });

    it("go to types that take tags, beside their own", () => {
        const props = { tags: { owner: "someone", cost: "42" }, tagsAll: undefined };
        assert.deepEqual(withTags(props, tags).tags, { ...tags, owner: "someone", cost: "42" });
        assert.deepEqual(withTags({ tags: undefined, tagsAll: undefined }, tags).tags, tags);
    });

    it("wait for tags that are not known yet", async () => {
        const { tags: all } = withTags({ tags: pulumi.output({ cost: "42" }), tagsAll: undefined }, tags);
        const known = await new Promise((resolve) => (all as pulumi.Output<unknown>).apply(resolve));
        assert.deepEqual(known, { ...tags, cost: "42" });
    });

    it("leave types alone that take none", () => {
        assert.deepEqual(withTags({ bucket: "data" }, tags), { bucket: "data" });
        assert.deepEqual(withTags({ tags: [{ key: "a", value: "b" }] }, tags), { tags: [{ key: "a", value: "b" }] });
    });
});
