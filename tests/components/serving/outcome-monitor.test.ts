import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { Outcomes } from "../../../components";
import { jobDefinition, kindsOf, shadowEndpointPermissions } from "../../../components/serving/outcome-monitor";

const outcomes: Outcomes = {
    bucket: {} as Outcomes["bucket"],
    groundTruth: "truth/",
    quality: { problem: "Regression", inferenceAttribute: "prediction", constraints: "baseline/quality.json" },
    bias: { config: "clarify/bias.json", constraints: "baseline/bias.json" },
    explainability: { config: "clarify/reasons.json", constraints: "baseline/reasons.json" },
};

function known(value: unknown): Promise<unknown> {
    return new Promise((resolve) => (pulumi.output(value) as pulumi.Output<unknown>).apply(resolve));
}

async function definitionOf(kind: "bias" | "explainability" | "quality"): Promise<Record<string, object>> {
    const parts = {
        imageUri: "image",
        endpointName: "scoring",
        bucketUri: pulumi.output("s3://outcomes"),
        reportUri: pulumi.output("s3://captures/monitoring"),
        keyArn: pulumi.output("arn:key"),
        outcomes,
    };
    return (await known(jobDefinition(kind, parts))) as Record<string, object>;
}

describe("a monitor of outcomes", () => {
    it("compares quality and bias with what was right", async () => {
        const { modelQualityJobInput: quality, modelQualityAppSpecification: app } = await definitionOf("quality");
        assert.deepEqual(quality, {
            endpointInput: {
                endpointName: "scoring",
                localPath: "/opt/ml/processing/input/endpoint",
                inferenceAttribute: "prediction",
            },
            groundTruthS3Input: { s3Uri: "s3://outcomes/truth/" },
        });
        assert.deepEqual(app, { imageUri: "image", problemType: "Regression" });
        const { modelBiasJobInput: bias } = await definitionOf("bias");
        assert.deepEqual((bias as Record<string, unknown>).groundTruthS3Input, { s3Uri: "s3://outcomes/truth/" });
    });

    it("explains without it, by Clarify's configuration", async () => {
        const definition = await definitionOf("explainability");
        assert.deepEqual(definition.modelExplainabilityAppSpecification, {
            imageUri: "image",
            configUri: "s3://outcomes/clarify/reasons.json",
        });
        assert.ok(!("groundTruthS3Input" in (definition.modelExplainabilityJobInput ?? {})));
        assert.deepEqual(definition.modelExplainabilityBaselineConfig, {
            constraintsResource: { s3Uri: "s3://outcomes/baseline/reasons.json" },
        });
    });

    for (const kind of ["quality", "bias", "explainability"] as const) {
        it(`encrypts disks and reports of ${kind}`, async () => {
            const definition = await definitionOf(kind);
            const { clusterConfig } = definition.jobResources as { clusterConfig: Record<string, unknown> };
            assert.equal(clusterConfig.volumeKmsKeyId, "arn:key");
            const output = Object.entries(definition).find(([property]) => property.endsWith("JobOutputConfig"))?.[1];
            assert.equal((output as Record<string, unknown>).kmsKeyId, "arn:key");
        });
    }

    it("measures what it is told, and something", () => {
        const { bucket, groundTruth, bias } = outcomes;
        assert.deepEqual(kindsOf("monitor", outcomes), ["quality", "bias", "explainability"]);
        assert.deepEqual(kindsOf("monitor", { bucket, groundTruth, ...(bias && { bias }) }), ["bias"]);
        assert.throws(() => kindsOf("monitor", { bucket, groundTruth }), /"monitor" would measure nothing/);
    });

    it("lets Clarify make copies of its own only", () => {
        const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
        const resources = shadowEndpointPermissions(account).flatMap((permission) => permission.resources);
        for (const resource of resources) assert.match(resource, /:endpoint(-config)?\/sm-clarify-\*$/);
    });
});
