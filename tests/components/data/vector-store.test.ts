import assert from "node:assert/strict";

import { vectorBucketPolicy, vectorDimensions } from "../../../components/data/vector-store";

describe("a vector store", () => {
    it("keeps out who is of another account, or comes without TLS; but not AWS's own services", () => {
        const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
        const [plain, others] = vectorBucketPolicy("vectors", account);
        const arn = "arn:aws:s3vectors:eu-central-1:111122223333:bucket/vectors";
        assert.deepEqual(plain?.Condition, { Bool: { "aws:SecureTransport": "false" } });
        assert.deepEqual([others?.Effect, others?.Resource], ["Deny", [arn, `${arn}/index/*`]]);
        assert.deepEqual(others?.Condition, {
            Bool: { "aws:PrincipalIsAWSService": "false" },
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
        });
    });

    it("has vectors of 1 to 4096 numbers", () => {
        assert.equal(vectorDimensions("vectors"), 1024);
        assert.equal(vectorDimensions("vectors", 4096), 4096);
        for (const dimensions of [0, 4097, 1.5]) {
            assert.throws(() => vectorDimensions("vectors", dimensions), /cannot have .* numbers: give it 1 to 4096/);
        }
    });

    it("has vectors of as many numbers as another store takes, in such a one", () => {
        assert.equal(vectorDimensions("vectors", undefined, 2000), 1024);
        assert.equal(vectorDimensions("vectors", 2000, 2000), 2000);
        assert.throws(() => vectorDimensions("vectors", 2001, 2000), /cannot have 2001 numbers: give it 1 to 2000/);
    });
});
