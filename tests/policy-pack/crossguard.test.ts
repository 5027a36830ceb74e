import assert from "node:assert/strict";

import { toCrossGuard } from "../../policy-pack/crossguard";
import { definePolicy, unknownValue } from "../../policy-pack/policy";
import type { Policy, Resource } from "../../policy-pack/policy";
import { analyzeAll } from "../support/analyzer";

const type = "test:index:Thing";
const secret = "hunter2";

function thing(name: string, inputs: Resource["inputs"] = {}): Resource {
    const urn = `urn:pulumi:dev::test::${type}::${name}`;
    return { urn, type, name, inputs, outputs: inputs, dependencies: [], propertyDependencies: {} };
}

function policy(id: string, more: Partial<Parameters<typeof definePolicy>[0]>): Policy {
    return definePolicy({
        id,
        title: "Things are as they should be",
        severity: "high",
        appliesTo: type,
        supports: ["A.6.2.5"],
        equivalents: ["other:THING_1"],
        why: "A thing that is not is a risk.",
        fix: "Set it right.",
        reference: "https://example.com/things",
        check: () => undefined,
        examples: { passes: {}, fails: {} },
        ...more,
    } as Parameters<typeof definePolicy>[0]);
}

describe("the policies as CrossGuard takes them", () => {
    it("carry all of their metadata", () => {
        const size = { type: "integer", default: 3, minimum: 1, description: "How big." } as const;
        const [resourcePolicy] = toCrossGuard([policy("thing-right", { config: { size } })]);
        const { validateResource, configSchema, ...metadata } = resourcePolicy as unknown as Record<string, unknown>;
        assert.equal(typeof validateResource, "function");
        assert.deepEqual(metadata, {
            name: "thing-right",
            displayName: "Things are as they should be",
            description: "Things are as they should be.",
            enforcementLevel: "mandatory",
            severity: "high",
            framework: {
                name: "ISO/IEC 42001",
                version: "2023",
                reference: "A.6.2.5",
                specification: "A thing that is not is a risk.",
            },
            tags: ["A.6.2.5", "other:THING_1"],
            remediationSteps: "Set it right.",
            url: "https://example.com/things",
        });
        const { properties } = configSchema as { properties: Record<string, unknown> };
        assert.deepEqual(Object.keys(properties), ["size", "unknownAs"]);
        assert.deepEqual(properties.size, size);
    });

    it("fail by themselves, closed, when they throw, and say nothing of what the error says", async () => {
        const throws = (): never => {
            throw new Error(`cannot read ${secret}`);
        };
        const diagnostics = await analyzeAll(
            [
                policy("thing-throws", { check: throws }),
                policy("thing-throws-on-the-stack", { scope: "stack", check: throws }),
                policy("thing-fails", { check: (_: unknown, { report }: never) => (report as Report)("is wrong") }),
                policy("thing-fails-on-the-stack", {
                    scope: "stack",
                    check: (_: unknown, { report }: never) => (report as Report)("is wrong"),
                }),
            ],
            [thing("one", { password: secret })],
        );
        assert.deepEqual(
            diagnostics.map(({ policy: id, mandatory }) => `${id} ${mandatory ? "mandatory" : "advisory"}`),
            [
                "thing-throws mandatory",
                "thing-fails mandatory",
                "thing-throws-on-the-stack mandatory",
                "thing-fails-on-the-stack mandatory",
            ],
        );
        assert.match(
            diagnostics[0]?.message ?? "",
            /"one" could not be checked, because the policy itself failed: Error at crossguard\.test\.ts:\d+:\d+\.$/,
        );
        assert.doesNotMatch(JSON.stringify(diagnostics), new RegExp(secret));
    });

    it("cannot change what the next one sees", async () => {
        const changes = policy("thing-changes", {
            check: (props: unknown) => void ((props as { size: number }).size = 4),
        });
        const looks = policy("thing-looks", {
            check: (props: unknown, { report }: never) => {
                if ((props as { size: number }).size !== 3) (report as Report)("was changed");
            },
        });
        const diagnostics = await analyzeAll([changes, looks], [thing("one", { size: 3 })]);
        assert.deepEqual(
            diagnostics.map(({ policy: id }) => id),
            ["thing-changes"],
        );
    });

    it("warn of what is unknown, and go on", async () => {
        const reads = policy("thing-reads", { check: (props: unknown) => void (props as { size: number }).size });
        const diagnostics = await analyzeAll(
            [reads],
            [thing("one", { size: unknownValue }), thing("two", { size: 1 })],
        );
        assert.deepEqual(diagnostics, [
            {
                policy: "thing-reads",
                urn: thing("one").urn,
                message: 'Things are as they should be.\n"one" could not be checked: size is not known yet.',
                mandatory: false,
            },
        ]);
    });
});

type Report = (message: string) => void;
