import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import {
    checkFilterStrength,
    filterStrengthConfig,
    harmfulContent,
    promptAttack,
} from "../../services/bedrock-guardrails";
import type { FilterStrengthConfig } from "../../services/bedrock-guardrails";

const filter = { type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs, FilterStrengthConfig>({
    id: "bedrock-guardrail-output-filter-strength",
    title: "Content filters are strong enough on what models answer",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "A model can write harmful content that nobody asked for; a filter that is weaker on the way out than on the way in leaves the answer to chance.",
    fix: "Set outputStrength of the filter to the minimum that the policy is configured with, which is MEDIUM by default, and outputAction to BLOCK.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html",
    config: filterStrengthConfig,
    check(guardrail, context) {
        checkFilterStrength(guardrail, context, "output");
    },
    examples: {
        passes: {
            "every kind is filtered with strength MEDIUM or HIGH": {
                contentPolicyConfig: {
                    filtersConfigs: harmfulContent.map((type, index) => ({
                        ...filter,
                        type,
                        outputStrength: index % 2 === 0 ? "MEDIUM" : "HIGH",
                    })),
                },
            },
            "the configuration takes LOW for enough": withConfig(
                { VIOLENCE: "LOW" },
                { contentPolicyConfig: { filtersConfigs: [{ ...filter, outputStrength: "LOW" }] } },
            ),
        },
        fails: {
            "the strength is LOW": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, outputStrength: "LOW" }] },
            },
            "the strength is not said, which means NONE": {
                contentPolicyConfig: { filtersConfigs: [{ type: "VIOLENCE" }] },
            },
            "the filter is strong, and only detects": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig: [{ ...filter, outputAction: "NONE" }] },
            }),
            "the filter is strong, and not evaluated in this direction": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, outputEnabled: false }] },
            },
            "the configuration asks for HIGH": withConfig(
                { VIOLENCE: "HIGH" },
                { contentPolicyConfig: { filtersConfigs: [{ ...filter, outputStrength: "MEDIUM" }] } },
            ),
            "one filter is too weak, and another is not known yet": {
                contentPolicyConfig: { filtersConfigs: [unknownValue, { ...filter, outputStrength: "LOW" }] },
            },
        },
        unknown: {
            "the strength is not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, outputStrength: unknownValue }] },
            },
        },
        notApplicable: {
            "there are no content filters, which is another question": {},
            "only prompt attacks are filtered": {
                contentPolicyConfig: {
                    filtersConfigs: [{ type: promptAttack, inputStrength: "HIGH", outputStrength: "NONE" }],
                },
            },
        },
    },
});
