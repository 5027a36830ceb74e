import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import {
    directions,
    groundingFilters,
    isEvaluated,
    isMeantFor,
    promptAttack,
    twoWayParts,
} from "../../services/bedrock-guardrails";

const violence = { type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-both-directions",
    title: "Guardrails are evaluated on input and on output",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    why: "A part of a guardrail that is switched off in one direction costs nothing there and sees nothing there: what it should stop comes in with a prompt, or out with an answer.",
    fix: "Set inputEnabled, outputEnabled and enabled to true, or leave them out.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-harmful-content-handling-options.html",
    check(guardrail, { report, each }) {
        for (const { items, path } of twoWayParts(guardrail)) {
            each(items, (part, index) => {
                for (const direction of directions) {
                    if (isEvaluated(part, direction) || !isMeantFor(part, direction)) continue;
                    report(`is switched off for the ${direction}`, `${path}.${index}.${direction}Enabled`);
                }
            });
        }
        const { items, path } = groundingFilters(guardrail);
        each(items, ({ enabled }, index) => {
            if (enabled === false) report("has a grounding filter that is switched off", `${path}.${index}.enabled`);
        });
    },
    examples: {
        passes: {
            "nothing is said, and every part is on": { contentPolicyConfig: { filtersConfigs: [violence] } },
            "every part is on in both directions": {
                contentPolicyConfig: { filtersConfigs: [{ ...violence, inputEnabled: true, outputEnabled: true }] },
            },
            "the filter of prompt attacks is off for the output, where there are none": {
                contentPolicyConfig: {
                    filtersConfigs: [{ type: promptAttack, inputStrength: "HIGH", outputEnabled: false }],
                },
            },
            "the guardrail has no policies, which is another question": {},
        },
        fails: {
            "a content filter is off for the output": {
                contentPolicyConfig: { filtersConfigs: [{ ...violence, outputEnabled: false }] },
            },
            "the filter of prompt attacks is off for the input": {
                contentPolicyConfig: {
                    filtersConfigs: [{ type: promptAttack, inputStrength: "HIGH", inputEnabled: false }],
                },
            },
            "the list of profanities is off for the input": {
                wordPolicyConfig: { managedWordListsConfigs: [{ type: "PROFANITY", inputEnabled: false }] },
            },
            "a grounding filter is off": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: {
                    filtersConfig: [{ type: "GROUNDING", threshold: 0.8, enabled: false }],
                },
            }),
        },
        unknown: {
            "a part is not known yet": { contentPolicyConfig: { filtersConfigs: [unknownValue, violence] } },
        },
    },
});
