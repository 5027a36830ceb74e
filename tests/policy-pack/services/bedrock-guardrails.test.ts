import assert from "node:assert/strict";

import {
    contentFilters,
    contentTier,
    isAtLeast,
    isEnforced,
    managedWordLists,
    piiEntities,
    stops,
    topicTier,
} from "../../../policy-pack/services/bedrock-guardrails";
import type { Strength } from "../../../policy-pack/services/bedrock-guardrails";

const hate = { type: "HATE", inputStrength: "HIGH", outputStrength: "LOW" };

describe("reading a guardrail", () => {
    it("finds lists in the plural of @pulumi/aws", () => {
        const guardrail = { contentPolicyConfig: { filtersConfigs: [hate] } };
        assert.deepEqual(contentFilters(guardrail), { items: [hate], path: "contentPolicyConfig.filtersConfigs" });
    });

    it("finds lists in the singular of aws-native", () => {
        const guardrail = { contentPolicyConfig: { filtersConfig: [hate] } };
        assert.deepEqual(contentFilters(guardrail), { items: [hate], path: "contentPolicyConfig.filtersConfig" });
    });

    it("takes null for absent", () => {
        const guardrail = { contentPolicyConfig: { filtersConfigs: null as never, filtersConfig: [hate] } };
        assert.deepEqual(contentFilters(guardrail).items, [hate]);
        assert.deepEqual(contentFilters({ contentPolicyConfig: null as never }).items, []);
    });

    it("names a path where there is nothing", () => {
        assert.deepEqual(piiEntities({}), {
            items: [],
            path: "sensitiveInformationPolicyConfig.piiEntitiesConfigs",
        });
        assert.deepEqual(managedWordLists({}), { items: [], path: "wordPolicyConfig.managedWordListsConfigs" });
    });

    it("finds the tiers in a list and in an object, and takes CLASSIC for the default", () => {
        assert.equal(
            contentTier({ contentPolicyConfig: { tierConfigs: [{ tierName: "STANDARD" }] } }).tier,
            "STANDARD",
        );
        assert.equal(
            contentTier({ contentPolicyConfig: { contentFiltersTierConfig: { tierName: "STANDARD" } } }).tier,
            "STANDARD",
        );
        assert.equal(topicTier({ topicPolicyConfig: { topicsTierConfig: { tierName: "STANDARD" } } }).tier, "STANDARD");
        assert.equal(contentTier({ contentPolicyConfig: { filtersConfigs: [hate] } }).tier, "CLASSIC");
        assert.equal(topicTier({}).tier, "CLASSIC");
    });
});

describe("what a part of a guardrail does", () => {
    const cases: readonly [sentence: string, part: object, input: boolean, output: boolean][] = [
        ["blocks unless told", {}, true, true],
        ["does nothing where the action is NONE", { action: "NONE" }, false, false],
        ["does what the action of the direction says", { action: "NONE", outputAction: "ANONYMIZE" }, false, true],
        ["does nothing in a direction whose action is NONE", { action: "BLOCK", inputAction: "NONE" }, false, true],
        ["does nothing where it is off", { inputEnabled: false, outputEnabled: true }, false, true],
    ];
    for (const [sentence, part, input, output] of cases) {
        it(sentence, () => {
            assert.equal(isEnforced(part, "input"), input);
            assert.equal(isEnforced(part, "output"), output);
        });
    }

    it("stops what it finds from a strength on", () => {
        assert.equal(stops(hate, "input", "HIGH"), true);
        assert.equal(stops(hate, "output", "HIGH"), false);
        assert.equal(stops(hate, "output"), true);
        assert.equal(stops({ ...hate, outputStrength: "NONE" }, "output"), false);
        assert.equal(stops({ ...hate, inputAction: "NONE" }, "input"), false);
    });
});

describe("strengths", () => {
    const order: readonly Strength[] = ["NONE", "LOW", "MEDIUM", "HIGH"];
    for (const [index, strength] of order.entries()) {
        it(`${strength} is at least itself and what is before it`, () => {
            assert.deepEqual(
                order.filter((least) => isAtLeast(strength, least)),
                order.slice(0, index + 1),
            );
        });
    }

    it("takes an absent one, and one that it does not know, for none", () => {
        assert.equal(isAtLeast(undefined, "LOW"), false);
        assert.equal(isAtLeast("EXTREME", "LOW"), false);
    });
});
