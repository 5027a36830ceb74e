import assert from "node:assert/strict";

import { examplesOf, isUnknownValue, resolvePackConfig } from "../../policy-pack/policy";
import type { Resource } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import { PolicyRunner } from "../../gate/evaluate";

const canary = "canary7f3d";

/** What messages may repeat: the name of a statement in a policy document. */
const harmless: ReadonlySet<string> = new Set(["Sid"]);

/** Secrets reach policies in plain text, so that no message may repeat a value. */
describe("messages of policies", () => {
    for (const policy of policies) {
        it(`${policy.id} repeats no property's value`, () => {
            for (const { config, resources, sentence } of examplesOf(policy)) {
                const runner = new PolicyRunner([policy], resolvePackConfig([policy], { [policy.id]: config }));
                for (const variant of variantsOf(resources("preview"))) {
                    for (const { message = "", path = "" } of runner.evaluate(variant)) {
                        assert.ok(!`${message} ${path}`.includes(canary), `${sentence}: ${message} ${path}`);
                    }
                }
            }
        });
    }
});

/** The same resources with one string among their properties at a time replaced by a canary, or followed by one. */
function variantsOf(resources: readonly Resource[]): readonly (readonly Resource[])[] {
    return resources.flatMap((resource) =>
        withCanaries(resource.inputs).map((inputs) =>
            resources.map((other) =>
                other === resource
                    ? { ...resource, inputs: inputs as Resource["inputs"], outputs: inputs as Resource["outputs"] }
                    : other,
            ),
        ),
    );
}

function withCanaries(value: unknown): readonly unknown[] {
    if (typeof value === "string") return isUnknownValue(value) ? [] : [canary, value + canary, ...withinJson(value)];
    if (Array.isArray(value)) {
        return value.flatMap((element, index) => withCanaries(element).map((changed) => value.with(index, changed)));
    }
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
        harmless.has(key) ? [] : withCanaries(inner).map((changed) => ({ ...value, [key]: changed })),
    );
}

/** Documents are properties in a property: their strings are values as well. */
function withinJson(text: string): readonly string[] {
    if (!text.startsWith("{")) return [];
    try {
        return withCanaries(JSON.parse(text)).map((changed) => JSON.stringify(changed));
    } catch {
        return [];
    }
}
