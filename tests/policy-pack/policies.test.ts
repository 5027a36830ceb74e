import assert from "node:assert/strict";

import {
    appliesTo,
    evaluateInStack,
    evaluateResource,
    examplesOf,
    notApplicable,
    ResourceGraph,
    resolvePolicyConfig,
} from "../../policy-pack/policy";
import type { Evaluation, ExampleCase, ExampleForm, Policy, Resource } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import { analyze } from "../support/analyzer";

/** What policies say of their own examples, in-process and through the SDK's own analyzer server. */
describe("policies and their examples", () => {
    for (const policy of policies) {
        describe(policy.id, () => {
            for (const example of examplesOf(policy)) {
                // A value that a preview cannot know is known in a state, and may then be right or wrong.
                const forms: ExampleForm[] = example.kind === "unknown" ? ["preview"] : ["preview", "state"];
                for (const form of policy.scope === "stack" ? forms : forms.slice(0, 1)) {
                    it(`${example.kind}, in a ${form}: ${example.sentence}`, () => expectKind(policy, example, form));
                }
                if (Object.keys(example.config).length === 0) {
                    it(`${example.kind}, through the SDK: ${example.sentence}`, () =>
                        expectSameThroughSdk(policy, example));
                }
            }
        });
    }
});

function expectKind(policy: Policy, example: ExampleCase, form: ExampleForm): void {
    const evaluations = evaluateAll(policy, example, form);
    const applicable = evaluations.filter((evaluation) => evaluation !== notApplicable);
    const verdicts = applicable.map(({ verdict }) => verdict);
    const remarks = JSON.stringify(applicable.map((evaluation) => evaluation.remarks));
    assert.ok(evaluations.length > 0, "the example has no resource of a type that the policy applies to");
    assert.doesNotMatch(remarks, /the policy itself failed/);
    switch (example.kind) {
        case "passes":
            assert.ok(verdicts.length > 0, "the policy holds itself not applicable");
            return assert.ok(
                verdicts.every((verdict) => verdict === "pass"),
                remarks,
            );
        case "fails":
            return assert.ok(verdicts.includes("fail"), `got ${verdicts.join(", ")} ${remarks}`);
        case "unknown":
            assert.ok(verdicts.includes("unknown"), `got ${verdicts.join(", ")}`);
            return assert.ok(!verdicts.includes("fail"), remarks);
        case "notApplicable":
            return assert.deepEqual(verdicts, []);
    }
}

async function expectSameThroughSdk(policy: Policy, example: ExampleCase): Promise<void> {
    const resources = example.resources("preview");
    const ours = evaluateAll(policy, example, "preview").flatMap((evaluation, index) => {
        if (evaluation === notApplicable || evaluation.verdict === "pass") return [];
        const { urn } = subjectsOf(policy, resources)[index] as Resource;
        const isMandatory = evaluation.verdict === "fail" && ["critical", "high"].includes(policy.severity);
        return evaluation.remarks.map(() => `${urn} ${isMandatory ? "mandatory" : "advisory"}`);
    });
    const theirs = await analyze(policy, resources);
    assert.deepEqual(
        theirs.map(({ urn, mandatory }) => `${urn} ${mandatory ? "mandatory" : "advisory"}`).sort(),
        ours.sort(),
    );
}

function evaluateAll(policy: Policy, example: ExampleCase, form: ExampleForm): (Evaluation | typeof notApplicable)[] {
    const resources = example.resources(form);
    const { config } = resolvePolicyConfig(policy, example.config);
    const graph = new ResourceGraph(resources);
    return subjectsOf(policy, resources).map((resource) =>
        policy.scope === "stack"
            ? evaluateInStack(policy, resource, graph, config)
            : evaluateResource(policy, resource, config),
    );
}

function subjectsOf(policy: Policy, resources: readonly Resource[]): readonly Resource[] {
    return resources.filter(({ type }) => appliesTo(policy, type));
}
