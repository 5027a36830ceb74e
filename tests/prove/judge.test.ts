import assert from "node:assert/strict";

import { definePolicy, resolvePackConfig } from "../../policy-pack/policy";
import type { Properties, Resource } from "../../policy-pack/policy";
import { StackJudge } from "../../prove/judge";

const bucketType = "test:index:Bucket";
const blockType = "test:index:Block";
const text = { severity: "high", supports: [], why: "-", fix: "-", reference: "https://example.com" } as const;
const examples = { passes: {}, fails: {} };

/** Whether a block of the bucket is on: reads the blocks, which the policy does not apply to. */
const blocked = definePolicy<{ name: string }>({
    ...text,
    id: "blocked",
    title: "Buckets are blocked",
    scope: "stack",
    appliesTo: bucketType,
    check(bucket, { graph, report }) {
        const blocks = graph.referringTo<{ on: boolean }>(bucket, "bucket", blockType);
        if (!blocks.resources.some(({ props }) => props.on)) report("is not blocked");
    },
    examples,
});
const encrypted = definePolicy<{ key: string }>({
    ...text,
    id: "encrypted",
    title: "Buckets are encrypted",
    appliesTo: bucketType,
    check({ key }, { report }) {
        if (key === undefined) report("has no key");
    },
    examples,
});
const policies = [blocked, encrypted];

function resource(type: string, name: string, inputs: Properties): Resource {
    const urn = `urn:pulumi:test::test::${type}::${name}`;
    return { urn, type, name, inputs, outputs: inputs, dependencies: [], propertyDependencies: {} };
}

describe("the judge of weakenings", () => {
    const bucket = resource(bucketType, "models", { name: "models", key: "k" });
    const block = resource(blockType, "models-block", { bucket: "models", on: true });
    const plain = resource(bucketType, "plain", { name: "plain" });
    const judge = new StackJudge([bucket, block, plain], policies, resolvePackConfig(policies, {}));

    it("knows who catches a weaker property of the resource itself", () => {
        assert.deepEqual(judge.caughtBy(bucket, { keys: ["key"], value: undefined }), ["encrypted"]);
    });

    it("knows who catches a weaker property that is read for another resource", () => {
        assert.deepEqual(judge.caughtBy(block, { keys: ["on"], value: false }), ["blocked"]);
        assert.deepEqual(judge.caughtBy(block, { keys: ["bucket"], value: "others" }), ["blocked"]);
    });

    it("counts nothing that failed before", () => {
        assert.deepEqual(judge.caughtBy(plain, { keys: ["name"], value: "other" }), []);
    });
});
