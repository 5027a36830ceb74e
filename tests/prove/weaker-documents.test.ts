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
        assert.deepEqual(weaker(read, denial)["no denial of s3:*"], [read]);
        const plain = { ...denial, Condition: { Bool: { "aws:SecureTransport": "false" } } };
        assert.deepEqual(weaker(read, plain)["no denial of s3:* by aws:SecureTransport"], [read]);
    });

    it("allow more actions and resources, in one statement at a time", () => {
        assert.deepEqual(weaker(read), {
            "any action instead of s3:GetObject": [{ ...read, Action: "*" }],
            "any resource for s3:GetObject": [{ ...read, Resource: "*" }],
        });
        const list = { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: ["arn:aws:s3:::a/*"] };
        assert.deepEqual(Object.keys(weaker(list)), [
            "any action instead of s3:GetObject and 1 more",
            "any resource for s3:GetObject and 1 more",
        ]);
    });

    it("allow anybody", () => {
        const { "any principal instead of 123456789012": anyone } = weaker({
            ...read,
            Principal: { AWS: "123456789012" },
        });
        assert.deepEqual(anyone, [{ ...read, Principal: "*" }]);
    });

    it("do not say the same in other words", () => {
        assert.deepEqual(weaker({ Effect: "Allow", Action: ["*"], Resource: ["*"], Principal: { AWS: "*" } }), {});
    });

    it("grant no more than a whole service in the policy of its resource, and more in that of a role", () => {
        const whole = { Effect: "Allow", Action: "kms:*", Resource: "*" };
        assert.deepEqual(Object.keys(weaker(whole)), ["any action instead of kms:*"]);
        assert.deepEqual(weaker({ ...whole, Principal: "*" }), {});
    });

    it("ask no condition, or one less", () => {
        const conditional = { ...read, Condition: { StringEquals: { a: "1", b: "2" }, Bool: { c: "true" } } };
        const text = JSON.stringify({ Statement: conditional });
        const conditions = weakerDocuments(text)
            .filter(({ how }) => how.includes("condition"))
            .map(({ how, value }) => {
                const { Statement: statements } = JSON.parse(String(value)) as { Statement: { Condition?: object }[] };
                return [how, statements[0]?.Condition];
            });
        assert.deepEqual(conditions, [
            ["no condition on a, b, c", undefined],
            ["no condition on a beside b, c", { StringEquals: { b: "2" }, Bool: { c: "true" } }],
            ["no condition on b beside a, c", { StringEquals: { a: "1" }, Bool: { c: "true" } }],
            ["no condition on c beside a, b", { StringEquals: { a: "1", b: "2" } }],
        ]);
        const [only] = weakerDocuments(JSON.stringify({ Statement: { ...read, Condition: { Bool: { c: "true" } } } }));
        assert.equal(only?.how, "no condition on c");
    });

    it("are none of other texts", () => {
        for (const text of ["", "{", '{"Statement": ', '{"id":"a"}', "Enabled"]) {
            assert.deepEqual(weakerDocuments(text), []);
        }
    });
});
