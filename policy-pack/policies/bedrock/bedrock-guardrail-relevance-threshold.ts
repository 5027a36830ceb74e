import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { blocksBelowThreshold, groundingFilters } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const filtersOf = (threshold: number, type = "RELEVANCE"): AnyGuardrailArgs => ({
    contextualGroundingPolicyConfig: { filtersConfigs: [{ type, threshold }] },
});

export default definePolicy<AnyGuardrailArgs, { minimum: number }>({
    id: "bedrock-guardrail-relevance-threshold",
    title: "The threshold for answers to the question is high enough",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    why: "The threshold is how sure the check has to be that the answer is one to the question. A low one lets through what nobody asked, such as the text of an injected prompt.",
    fix: "Set the threshold of the filter of type RELEVANCE to the configured minimum, 0.7 by default; more than 0.99 is not valid.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-contextual-grounding-check.html",
    config: {
        minimum: {
            type: "number",
            minimum: 0,
            maximum: 0.99,
            default: 0.7,
            description: "The threshold that the filter of type RELEVANCE has to have at least.",
        },
    },
    check(guardrail, context) {
        const { items, path } = groundingFilters(guardrail);
        const { minimum } = context.config;
        const isHighEnough = holdsForSome(
            items,
            (item) => item.type === "RELEVANCE" && blocksBelowThreshold(item) && Number(item.threshold ?? 0) >= minimum,
        );
        expectYes(isHighEnough, context, `has no RELEVANCE filter that blocks below a threshold of ${minimum}`, path);
    },
    examples: {
        passes: {
            "the threshold is the minimum": filtersOf(0.7),
            "the threshold is higher": filtersOf(0.85),
            "the configuration asks for less": withConfig({ minimum: 0.5 }, filtersOf(0.6)),
        },
        fails: {
            "there is no contextual grounding policy": {},
            "the threshold is lower": filtersOf(0.5),
            "there is only a filter of the other type": filtersOf(0.9, "GROUNDING"),
            "the threshold is high, and the filter only detects": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: {
                    filtersConfig: [{ type: "RELEVANCE", threshold: 0.9, action: "NONE" }],
                },
            }),
        },
        unknown: {
            "the threshold is not known yet": filtersOf(unknownValue),
        },
    },
});
