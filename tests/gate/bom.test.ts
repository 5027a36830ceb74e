import assert from "node:assert/strict";

import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

import { billOf } from "../../gate/bom";
import { factsOf } from "../../gate/facts";
import type { Resource } from "../../policy-pack/policy";
import { unknownValue } from "../../policy-pack/policy";
import { resource } from "./facts/support";

const tags = { "ai-system-id": "scoring" };
const digest = "ab".repeat(32);
const entry = {
    id: "scoring",
    owner: "kim@example.com",
    use: { name: "Credit scoring", purpose: "Scores applications.", intended: "Case workers." },
    risk: { tier: "high", dataClasses: ["financial", "personal"], oversight: "human-in-the-loop" },
    documents: {
        impactAssessment: { uri: "s3://records/a.pdf", date: "2026-01-02", sha256: digest },
        modelCard: { uri: "https://example.com/card", date: "2026-01-02", sha256: digest },
    },
    suppliers: [{ name: "Anthropic", supplies: "a foundation model" }],
};
const parameter = resource("p", "aws:ssm/parameter:Parameter", {
    name: "/shop/prod/ai-systems/scoring",
    value: JSON.stringify(entry),
});
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/scoring";
const model = resource("m", "aws:sagemaker/model:Model", {
    name: "scoring-7",
    primaryContainer: {
        image: `${image}@sha256:${digest}`,
        modelDataUrl: "s3://models/7.tar.gz",
        environment: { KEY: "hunter2" },
    },
    tags: { ...tags, "model-version": "7", licence: "Apache-2.0" },
});
const card = resource("c", "aws:sagemaker/modelCard:ModelCard", {
    content: JSON.stringify({
        model_overview: { model_name: "scoring-7" },
        intended_uses: { intended_uses: "Ranks applications." },
        additional_information: { caveats_and_recommendations: "Not below 18." },
    }),
});
const agent = resource("helper", "aws:bedrock/agentAgent:AgentAgent", {
    foundationModel: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    instruction: "hunter2",
    tags,
});
const data = resource("applications", "aws:s3/bucket:Bucket", {
    bucket: "applications",
    tags: { ...tags, "data-class": "financial" },
});
const foreign = resource("other", "aws:sagemaker/model:Model", { tags: { "ai-system-id": "other" } });

interface Bill {
    readonly serialNumber: string;
    readonly metadata: {
        readonly timestamp: string;
        readonly component: {
            readonly name: string;
            readonly externalReferences: readonly { readonly type: string }[];
        };
    };
    readonly components: readonly Readonly<Record<string, unknown>>[];
    readonly services: readonly { readonly name: string }[];
}

function textOf(...resources: Resource[]): string {
    const { systems, parts } = factsOf([parameter, ...resources]);
    const system = systems.find(({ id }) => id === "scoring");
    assert.ok(system);
    return billOf(
        { system, parts: parts.filter((part) => part.system === "scoring") },
        "1.2.3",
        "2026-03-01T12:00:00.000Z",
    );
}

function componentsOf(...resources: Resource[]): ReadonlyMap<unknown, Readonly<Record<string, unknown>>> {
    const { components } = JSON.parse(textOf(...resources)) as Bill;
    return new Map(components.map((component) => [component.name, component]));
}

describe("billOf", () => {
    it("fits CycloneDX's own schema, whatever the system is made of", async () => {
        const validator = new Validation.JsonStrictValidator(Spec.Spec1dot6.version);
        for (const resources of [[], [model, card, agent, data, foreign]]) {
            assert.equal(await validator.validate(textOf(...resources)), null);
        }
        assert.notEqual(await validator.validate('{"bomFormat": "x"}'), null);
    });

    it("says of a model its version, licence, card and digest of its image", () => {
        const components = componentsOf(model, card);
        const { type, version, licenses, modelCard } = components.get("scoring-7") ?? {};
        assert.deepEqual(
            { type, version, licenses, modelCard },
            {
                type: "machine-learning-model",
                version: "7",
                licenses: [{ license: { name: "Apache-2.0" } }],
                modelCard: {
                    considerations: { useCases: ["Ranks applications."], technicalLimitations: ["Not below 18."] },
                },
            },
        );
        assert.deepEqual(components.get(image)?.hashes, [{ alg: "SHA-256", content: digest }]);
    });

    it("names foundation models, with supplier and version", () => {
        const { version, supplier } = componentsOf(agent).get("anthropic.claude-sonnet-4-5-20250929-v1:0") ?? {};
        assert.deepEqual({ version, supplier }, { version: "20250929-v1:0", supplier: { name: "Anthropic" } });
    });

    it("lists data and services, and what serves them", () => {
        const { services } = JSON.parse(textOf(agent, data)) as Bill;
        assert.deepEqual(
            services.map(({ name }) => name),
            ["helper"],
        );
        assert.equal(componentsOf(data).get("applications")?.type, "data");
    });

    it("says what is not stated", () => {
        const bare = resource("bare", "aws:sagemaker/model:Model", { primaryContainer: { image: unknownValue }, tags });
        const { properties } = componentsOf(bare).get("bare") as { properties: { name: string; value: string }[] };
        assert.deepEqual(
            properties.filter(({ name }) => name === "annex42:not-stated").map(({ value }) => value),
            ["version, digest, licence, supplier, model card"],
        );
    });

    it("points to the assessment and the card of the register", () => {
        const { component } = (JSON.parse(textOf()) as Bill).metadata;
        assert.equal(component.name, "Credit scoring");
        assert.deepEqual(component.externalReferences.map(({ type }) => type).sort(), [
            "model-card",
            "risk-assessment",
        ]);
    });

    it("is of one system, holds no other values, and is the same every time", () => {
        const text = textOf(model, card, agent, data, foreign);
        assert.ok(!text.includes("hunter2"));
        assert.ok(!text.includes('"other"'));
        assert.equal(textOf(model, card, agent, data, foreign), text);
        assert.notEqual((JSON.parse(textOf(model)) as Bill).serialNumber, (JSON.parse(text) as Bill).serialNumber);
    });
});
