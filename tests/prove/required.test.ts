import assert from "node:assert/strict";
import path from "node:path";

import { requiredOf } from "../../prove/required";
import { weakeningsOf } from "../../prove/weakenings";

const sdk = path.join(__dirname, "..", "..", "node_modules", "@pulumi", "aws");
const lock = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const model = "aws:sagemaker/model:Model";

describe("what the types of resources require", () => {
    const required = requiredOf(sdk, [lock, model, "kubernetes:core/v1:Pod", model]);

    it("is read from the SDK, in nested types too", () => {
        assert.deepEqual([...(required.get(lock) ?? [])].sort(), ["bucket", "rule.defaultRetention"]);
        assert.ok(required.get(model)?.has("executionRoleArn"));
        assert.ok(required.get(model)?.has("vpcConfig.subnets"));
        assert.ok(!required.get(model)?.has("vpcConfig"));
    });

    it("is nothing for other providers", () => {
        assert.deepEqual([...(required.get("kubernetes:core/v1:Pod") ?? ["none"])], []);
    });
});

describe("the weakenings of a resource", () => {
    const inputs = {
        name: "scoring",
        executionRoleArn: "arn:aws:iam::111122223333:role/scoring",
        enableNetworkIsolation: true,
        vpcConfig: { subnets: ["subnet-1", "subnet-2"] },
    };
    const resource = {
        urn: `urn:pulumi:test::test::${model}::scoring`,
        type: model,
        name: "scoring",
        inputs,
        outputs: inputs,
        dependencies: [],
        propertyDependencies: {},
    };
    const wordsOf = (required?: ReadonlySet<string>): string[] =>
        weakeningsOf(resource, required).map(({ path: property, how }) => `${property}: ${how}`);

    it("are of what bears on security, whole and in its parts", () => {
        assert.deepEqual(wordsOf(), [
            "executionRoleArn: removed",
            "enableNetworkIsolation: removed",
            "enableNetworkIsolation: flipped",
            "vpcConfig: removed",
            "vpcConfig.subnets: removed",
            "vpcConfig.subnets: emptied",
            "vpcConfig.subnets: one taken out",
            "vpcConfig.subnets: one taken out",
        ]);
    });

    it("take nothing away that the type requires", () => {
        const words = wordsOf(new Set(["executionRoleArn", "vpcConfig.subnets"]));
        assert.ok(!words.includes("executionRoleArn: removed"));
        assert.ok(!words.includes("vpcConfig.subnets: removed"));
        assert.ok(words.includes("vpcConfig.subnets: emptied"));
    });

    it("are none of components, and of what is only read", () => {
        assert.deepEqual(weakeningsOf({ ...resource, custom: false }), []);
        assert.deepEqual(weakeningsOf({ ...resource, external: true }), []);
    });
});
