import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { blocksBelowThreshold, groundingFilters } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const grounding = { type: "GROUNDING", threshold: 0.8 };
const relevance = { type: "RELEVANCE", threshold: 0.7 };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-contextual-grounding",
    title: "Guardrails block answers without ground in their source, and answers to another question",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    equivalents: ["prowler:bedrock_guardrail_contextual_grounding_filter_enabled"],
    why: "A model answers with the same confidence whether its source says so or not. Either filter alone leaves the other half: what the source does not say, or what nobody asked. A threshold of 0 blocks nothing.",
    fix: "Give contextualGroundingPolicyConfig a filter of type GROUNDING and one of type RELEVANCE, with thresholds above 0 and the action BLOCK. Conversations are not supported: for these, switch the policy off.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-contextual-grounding-check.html",
    check(guardrail, context) {
        const { items, path } = groundingFilters(guardrail);
        for (const type of ["GROUNDING", "RELEVANCE"]) {
            const blocks = holdsForSome(
                items,
                (item) => item.type === type && blocksBelowThreshold(item) && Number(item.threshold ?? 0) > 0,
            );
            expectYes(blocks, context, `has no ${type} filter that blocks`, path);
        }
    },
    examples: {
        passes: {
            "both filters block": { contextualGroundingPolicyConfig: { filtersConfigs: [grounding, relevance] } },
            "both filters block, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: {
                    filtersConfig: [
                        { ...grounding, action: "BLOCK", enabled: true },
                        { ...relevance, action: "BLOCK" },
                    ],
                },
            }),
        },
        fails: {
            "there is no contextual grounding policy": {},
            "relevance is left out": { contextualGroundingPolicyConfig: { filtersConfigs: [grounding] } },
            "grounding is left out": { contextualGroundingPolicyConfig: { filtersConfigs: [relevance] } },
            "a threshold is 0, below which nothing falls": {
                contextualGroundingPolicyConfig: { filtersConfigs: [{ ...grounding, threshold: 0 }, relevance] },
            },
            "a filter only detects": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: { filtersConfig: [{ ...grounding, action: "NONE" }, relevance] },
            }),
            "a filter is switched off": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: { filtersConfig: [grounding, { ...relevance, enabled: false }] },
            }),
        },
        unknown: {
            "a threshold is not known yet": {
                contextualGroundingPolicyConfig: {
                    filtersConfigs: [grounding, { ...relevance, threshold: unknownValue }],
                },
            },
        },
    },
});
