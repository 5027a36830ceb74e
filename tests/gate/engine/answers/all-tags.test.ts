import assert from "node:assert/strict";
import { join } from "node:path";

import { answerContext, noFixtures, withAllTags } from "../../../../gate/engine/answers";
import { unknownValue } from "../../../../policy-pack/policy";

const programDirectory = join(__dirname, "..", "..", "..", "..");
const context = answerContext({ fixtures: noFixtures, programDirectory, mode: "deep" });
const bucket = "aws:s3/bucket:Bucket";

describe("tags of all kinds", () => {
    it("are the resource's own over the provider's, as a string or an object of its configuration", () => {
        const tags = { owner: "search", environment: "dev" };
        for (const defaultTags of [{ tags }, JSON.stringify({ tags })]) {
            assert.deepEqual(withAllTags(bucket, { tags: { environment: "prod" } }, { defaultTags }, context), {
                tags: { environment: "prod" },
                tagsAll: { owner: "search", environment: "prod" },
            });
        }
    });

    it("leave out what the provider ignores", () => {
        const provider = { ignoreTags: JSON.stringify({ keys: ["cost"], keyPrefixes: ["aws-"] }) };
        const inputs = { tags: { cost: "1", "aws-backup": "daily", owner: "search" } };
        assert.deepEqual(withAllTags(bucket, inputs, provider, context).tagsAll, { owner: "search" });
    });

    it("are not known when one of them is not", () => {
        const provider = { defaultTags: { tags: { owner: unknownValue } } };
        assert.deepEqual(withAllTags(bucket, {}, provider, context), { tagsAll: unknownValue });
        assert.deepEqual(withAllTags(bucket, {}, { defaultTags: unknownValue }, context), { tagsAll: unknownValue });
    });

    it("are none where there is no tag, or the type takes none", () => {
        const provider = { defaultTags: { tags: { owner: "search" } } };
        assert.deepEqual(withAllTags(bucket, { bucket: "data" }, {}, context), { bucket: "data" });
        assert.deepEqual(withAllTags("aws:iam/rolePolicy:RolePolicy", {}, provider, context), {});
        assert.deepEqual(withAllTags("gcp:storage/bucket:Bucket", {}, provider, context), {});
    });
});
