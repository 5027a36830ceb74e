import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import {
    actionOf,
    directions,
    groundingFilters,
    isEvaluated,
    isMeantFor,
    promptAttack,
    twoWayParts,
} from "../../services/bedrock-guardrails";

const violence = { type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-acts-on-findings",
    title: "Guardrails act on what they find",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    why: "With the action NONE a guardrail detects, writes it into the trace and lets it through. That is for trying a guardrail out; in production it looks like protection and is none.",
    fix: "Set inputAction, outputAction and action to BLOCK, or to ANONYMIZE for sensitive information, or leave them out.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-harmful-content-handling-options.html",
    check(guardrail, { report, each }) {
        for (const { items, path } of twoWayParts(guardrail)) {
            each(items, (part, index) => {
                for (const direction of directions) {
                    if (actionOf(part, direction) !== "NONE") continue;
                    if (!isEvaluated(part, direction) || !isMeantFor(part, direction)) continue;
                    report(`only detects what it finds in the ${direction}`, `${path}.${index}`);
                }
            });
        }
        const { items, path } = groundingFilters(guardrail);
        each(items, ({ enabled, action }, index) => {
            if (enabled === false || action !== "NONE") return;
            report("only detects answers that are not grounded or not relevant", `${path}.${index}.action`);
        });
    },
    examples: {
        passes: {
            "actions are left at their default, BLOCK": { contentPolicyConfig: { filtersConfigs: [violence] } },
            "what is found is blocked or masked": {
                contentPolicyConfig: {
                    filtersConfigs: [{ ...violence, inputAction: "BLOCK", outputAction: "BLOCK" }],
                },
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [{ type: "EMAIL", action: "ANONYMIZE" }] },
            },
            "an action for both is overridden in each direction": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: [
                        { type: "EMAIL", action: "NONE", inputAction: "BLOCK", outputAction: "ANONYMIZE" },
                    ],
                },
            },
            "prompt attacks are stopped on input, the only place where they are looked for": {
                contentPolicyConfig: {
                    filtersConfigs: [
                        { type: promptAttack, inputStrength: "HIGH", outputStrength: "NONE", outputAction: "NONE" },
                    ],
                },
            },
            "the guardrail has no policies, which is another question": {},
        },
        fails: {
            "a content filter only detects in the output": {
                contentPolicyConfig: { filtersConfigs: [{ ...violence, outputAction: "NONE" }] },
            },
            "an entity is only counted": {
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [{ type: "EMAIL", action: "NONE" }] },
            },
            "a word is only detected": {
                wordPolicyConfig: { wordsConfigs: [{ text: "secret project", inputAction: "NONE" }] },
            },
            "a denied topic is only detected": ofType(nativeGuardrailType, {
                topicPolicyConfig: {
                    topicsConfig: [
                        { name: "Investment", definition: "Advice on funds.", type: "DENY", inputAction: "NONE" },
                    ],
                },
            }),
            "answers without ground are only detected": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: {
                    filtersConfig: [{ type: "GROUNDING", threshold: 0.8, action: "NONE" }],
                },
            }),
            "one part only detects, and another is not known yet": {
                contentPolicyConfig: { filtersConfigs: [unknownValue, { ...violence, inputAction: "NONE" }] },
            },
        },
        unknown: {
            "an action is not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...violence, inputAction: unknownValue }] },
            },
        },
    },
});
