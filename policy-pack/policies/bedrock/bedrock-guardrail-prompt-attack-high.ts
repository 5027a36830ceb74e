import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, promptAttack, stops } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const filter = { type: promptAttack, inputStrength: "HIGH", outputStrength: "NONE" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-prompt-attack-high",
    title: "Guardrails filter prompt attacks with strength HIGH",
    severity: "high",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    equivalents: ["prowler:bedrock_guardrail_prompt_attack_filter_enabled"],
    why: "Jailbreaks and injected prompts make a model forget what it was told; below HIGH the filter lets those pass of which it is less sure.",
    fix: "Give contentPolicyConfig a filter of type PROMPT_ATTACK with inputStrength HIGH; its outputStrength has to be NONE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-prompt-attack.html",
    check(guardrail, context) {
        const { items, path } = contentFilters(guardrail);
        const isFiltered = holdsForSome(items, (item) => item.type === promptAttack && stops(item, "input", "HIGH"));
        expectYes(isFiltered, context, "has no filter of strength HIGH that stops prompt attacks", path);
    },
    examples: {
        passes: {
            "prompt attacks are filtered with strength HIGH": { contentPolicyConfig: { filtersConfigs: [filter] } },
            "they are, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig: [{ ...filter, inputAction: "BLOCK", inputEnabled: true }] },
            }),
        },
        fails: {
            "there are no content filters": {},
            "only harmful content is filtered": {
                contentPolicyConfig: {
                    filtersConfigs: [{ type: "HATE", inputStrength: "HIGH", outputStrength: "HIGH" }],
                },
            },
            "the strength is MEDIUM": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: "MEDIUM" }] },
            },
            "the filter only detects": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputAction: "NONE" }] },
            },
            "the filter is not evaluated on input": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputEnabled: false }] },
            },
        },
        unknown: {
            "the strength is not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: unknownValue }] },
            },
        },
    },
});
