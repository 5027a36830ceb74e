import assert from "node:assert/strict";

import { belongsToAws, bucketOf, isGated, typesWithData } from "../../../policy-pack/services/sagemaker-data";
import { isAnalyzerOfAws } from "../../../policy-pack/services/sagemaker-containers";
import { bearsMark } from "../../../policy-pack/services/sagemaker-monitoring";
import { isInPrivateEcr } from "../../../policy-pack/services/sagemaker-registries";
import { unknownValue } from "../../../policy-pack/policy";

describe("bucketOf", () => {
    for (const [uri, bucket] of [
        ["s3://models/credit-scoring/model.tar.gz", "models"],
        ["s3://models", "models"],
        ["https://models.s3.eu-central-1.amazonaws.com/a.tar.gz", "models"],
        ["https://models.s3-us-west-2.amazonaws.com/a.tar.gz", "models"],
        ["https://example.com/models/a.tar.gz", undefined],
        ["models/a.tar.gz", undefined],
    ] as const) {
        it(`is ${bucket ?? "none"} for ${uri}`, () => assert.equal(bucketOf(uri), bucket));
    }
});

describe("belongsToAws and isGated", () => {
    it("know the buckets of JumpStart", () => {
        const open = "s3://jumpstart-cache-prod-eu-central-1/a.tar.gz";
        const gated = "s3://jumpstart-private-cache-prod-eu-central-1/llama/";
        assert.deepEqual([belongsToAws(open), isGated(open)], [true, false]);
        assert.deepEqual([belongsToAws(gated), isGated(gated)], [true, true]);
        assert.equal(belongsToAws("s3://my-jumpstart-cache-prod/a.tar.gz"), false);
    });
});

describe("typesWithData", () => {
    it("tells what loads models from what trains", () => {
        assert.ok(typesWithData("model").includes("aws:sagemaker/model:Model"));
        assert.ok(!typesWithData("model").includes("aws:sagemaker/trainingJob:TrainingJob"));
        assert.ok(typesWithData("input").includes("aws:sagemaker/trainingJob:TrainingJob"));
    });
});

describe("isInPrivateEcr", () => {
    for (const image of [
        "111122223333.dkr.ecr.eu-central-1.amazonaws.com/scoring:1",
        "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/scoring",
        "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/scoring@sha256:0",
        "111122223333.dkr-ecr.eu-central-1.on.aws/scoring:1",
    ]) {
        it(`is true for ${image}`, () => assert.equal(isInPrivateEcr(image), true));
    }
    for (const image of [
        "public.ecr.aws/example/scoring:1",
        "docker.io/example/scoring",
        "scoring:1",
        "registry.example.com/111122223333.dkr.ecr.eu-central-1.amazonaws.com/scoring:1",
    ]) {
        it(`is false for ${image}`, () => assert.equal(isInPrivateEcr(image), false));
    }
});

describe("isAnalyzerOfAws", () => {
    const registry = "048819808253.dkr.ecr.eu-central-1.amazonaws.com";
    it("knows the ready-made images by their repositories", () => {
        assert.equal(isAnalyzerOfAws(`${registry}/sagemaker-model-monitor-analyzer`), true);
        assert.equal(isAnalyzerOfAws(`${registry}/sagemaker-clarify-processing:1.0`), true);
        assert.equal(isAnalyzerOfAws(`${registry}/team/sagemaker-clarify-processing:1.0`), false);
        assert.equal(isAnalyzerOfAws(`${registry}/sagemaker-clarify-processing-fork:1.0`), false);
    });
});

describe("bearsMark", () => {
    const marks = ["risk-tier=high"];
    it("compares keys and values without letter case, in both providers' spellings", () => {
        assert.equal(bearsMark({ tags: { "Risk-Tier": "High" } }, marks), "yes");
        assert.equal(bearsMark({ tagsAll: { "risk-tier": "high" } }, marks), "yes");
        assert.equal(bearsMark({ tags: [{ key: "risk-tier", value: "high" }] }, marks), "yes");
        assert.equal(bearsMark({ tags: { "risk-tier": "low", tier: "high" } }, marks), "no");
        assert.equal(bearsMark({}, marks), "no");
    });
    it("is open where the tag that counts, or all of them, are not known yet", () => {
        assert.equal(bearsMark({ tags: { "risk-tier": unknownValue } }, marks), "unknown");
        assert.equal(bearsMark({ tags: { owner: unknownValue } }, marks), "no");
        assert.equal(bearsMark({ tags: unknownValue }, marks), "unknown");
    });
    it("takes * for every resource", () => assert.equal(bearsMark({}, ["*"]), "yes"));
});
