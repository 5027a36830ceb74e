import assert from "node:assert/strict";

import { isListedModel, modelNamed } from "../../../policy-pack/services/bedrock";

describe("what the name of a model says", () => {
    const cases: readonly [name: string, expected: object][] = [
        ["amazon.nova-lite-v1:0", { id: "amazon.nova-lite-v1:0" }],
        ["eu.amazon.nova-lite-v1:0", { id: "amazon.nova-lite-v1:0", geography: "eu" }],
        [
            "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
            { id: "anthropic.claude-sonnet-4-5-20250929-v1:0", geography: "us-gov" },
        ],
        [
            "global.anthropic.claude-haiku-4-5-20251001-v1:0",
            { id: "anthropic.claude-haiku-4-5-20251001-v1:0", geography: "global" },
        ],
        ["arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0", { id: "amazon.nova-lite-v1:0" }],
        [
            "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0",
            { id: "amazon.nova-lite-v1:0", geography: "eu" },
        ],
        [
            "arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.titan-text-lite-v1:0:4k/a1b2c3d4e5f6",
            { id: "amazon.titan-text-lite-v1:0:4k" },
        ],
        ["arn:aws:bedrock:us-east-1:111122223333:custom-model/imported/a1b2c3d4e5f6", {}],
        ["arn:aws:bedrock:us-east-1:111122223333:custom-model/a1b2c3d4e5f6", {}],
        ["arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6", {}],
        ["arn:aws:bedrock:us-east-1:111122223333:provisioned-model/a1b2c3d4e5f6", {}],
        ["arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6", {}],
        ["arn:aws:sagemaker:us-east-1:111122223333:endpoint/llama", {}],
        ["a1b2c3d4e5f6", {}],
    ];
    for (const [name, expected] of cases) it(name, () => assert.deepEqual(modelNamed(name), expected));
});

describe("a list of models", () => {
    it("names a model by its whole id, or with wildcards", () => {
        assert.equal(isListedModel("amazon.nova-lite-v1:0", ["amazon.nova-lite-v1:0"]), true);
        assert.equal(isListedModel("amazon.nova-lite-v1:0", ["anthropic.*", "amazon.nova-*"]), true);
        assert.equal(isListedModel("amazon.nova-lite-v1:0", ["amazon.nova-lite"]), false);
        assert.equal(isListedModel("amazon.nova-lite-v1:0", []), false);
    });

    it("takes a dot for a dot", () => {
        assert.equal(isListedModel("amazonXnova", ["amazon.nova"]), false);
    });
});
