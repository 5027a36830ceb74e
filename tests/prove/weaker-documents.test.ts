import assert from "node:assert/strict";

import { weakerDocuments } from "../../prove/weaker-documents";

const denial = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" };

function weaker(...statements: readonly object[]): Record<string, unknown> {
    const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    return Object.fromEntries(
        weakerDocuments(text).map(({ how, value }) => {
            const { Version, Statement } = JSON.parse(String(value)) as Record<string, unknown>;
            assert.equal(Version, "2012-10-17");
            return [how, Statement];
        }),
    );
}

describe("weaker IAM documents", () => {
    it("deny less", () => {
        assert.deepEqual(weaker(read, denial)["denial taken out"], [read]);
    });

    it("allow more actions and resources, in one statement at a time", () => {
        assert.deepEqual(weaker(read), {
            "any action": [{ ...read, Action: "*" }],
            "any resource": [{ ...read, Resource: "*" }],
        });
    });

    it("allow anybody", () => {
        const { "any principal": anyone } = weaker({ ...read, Principal: { AWS: "123456789012" } });
        assert.deepEqual(anyone, [{ ...read, Principal: "*" }]);
    });

    it("ask no condition, or one less", () => {
        const conditional = { ...read, Condition: { StringEquals: { a: "1", b: "2" }, Bool: { c: "true" } } };
        const text = JSON.stringify({ Statement: conditional });
        const conditions = weakerDocuments(text)
            .filter(({ how }) => how.includes("condition"))
            .map(({ value }) => (JSON.parse(String(value)) as { Statement: { Condition?: object }[] }).Statement[0]);
        assert.deepEqual(
            conditions.map((statement) => statement?.Condition),
            [
                undefined,
                { StringEquals: { b: "2" }, Bool: { c: "true" } },
                { StringEquals: { a: "1" }, Bool: { c: "true" } },
                { StringEquals: { a: "1", b: "2" } },
            ],
        );
    });

    it("are none of other texts", () => {
        for (const text of ["", "{", '{"Statement": ', '{"id":"a"}', "Enabled"]) {
            assert.deepEqual(weakerDocuments(text), []);
        }
    });
});
