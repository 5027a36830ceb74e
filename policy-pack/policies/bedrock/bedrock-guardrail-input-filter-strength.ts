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
    id: "bedrock-guardrail-input-filter-strength",
    title: "Content filters are strong enough on what users send",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "A filter of strength LOW stops only what it is nearly certain of; what users may send in differs by product, so each kind has a minimum of its own.",
    fix: "Set inputStrength of the filter to the minimum that the policy is configured with, which is MEDIUM by default, and inputAction to BLOCK.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html",
    config: filterStrengthConfig,
    check(guardrail, context) {
        checkFilterStrength(guardrail, context, "input");
    },
    examples: {
        passes: {
            "every kind is filtered with strength MEDIUM or HIGH": {
                contentPolicyConfig: {
                    filtersConfigs: harmfulContent.map((type, index) => ({
                        ...filter,
                        type,
                        inputStrength: index % 2 === 0 ? "MEDIUM" : "HIGH",
                    })),
                },
            },
            "the configuration takes LOW for enough": withConfig(
                { VIOLENCE: "LOW" },
                { contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: "LOW" }] } },
            ),
        },
        fails: {
            "the strength is LOW": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: "LOW" }] },
            },
            "the strength is not said, which means NONE": {
                contentPolicyConfig: { filtersConfigs: [{ type: "VIOLENCE" }] },
            },
            "the filter is strong, and only detects": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig: [{ ...filter, inputAction: "NONE" }] },
            }),
            "the filter is strong, and not evaluated in this direction": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputEnabled: false }] },
            },
            "the configuration asks for HIGH": withConfig(
                { VIOLENCE: "HIGH" },
                { contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: "MEDIUM" }] } },
            ),
            "one filter is too weak, and another is not known yet": {
                contentPolicyConfig: { filtersConfigs: [unknownValue, { ...filter, inputStrength: "LOW" }] },
            },
        },
        unknown: {
            "the strength is not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputStrength: unknownValue }] },
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
