import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { blocksBelowThreshold, groundingFilters } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const filtersOf = (threshold: number, type = "GROUNDING"): AnyGuardrailArgs => ({
    contextualGroundingPolicyConfig: { filtersConfigs: [{ type, threshold }] },
});

export default definePolicy<AnyGuardrailArgs, { minimum: number }>({
    id: "bedrock-guardrail-grounding-threshold",
    title: "The threshold for answers with ground in their source is high enough",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.6", "A.9.4"],
    equivalents: ["aws-aiml:FS-47"],
    why: "The threshold is how sure the check has to be that the source says what the answer says. A low one lets through what is mostly made up.",
    fix: "Set the threshold of the filter of type GROUNDING to the configured minimum, 0.7 by default; more than 0.99 is not valid.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-contextual-grounding-check.html",
    config: {
        minimum: {
            type: "number",
            minimum: 0,
            maximum: 0.99,
            default: 0.7,
            description: "The threshold that the filter of type GROUNDING has to have at least.",
        },
    },
    check(guardrail, context) {
        const { items, path } = groundingFilters(guardrail);
        const { minimum } = context.config;
        const isHighEnough = holdsForSome(
            items,
            (item) => item.type === "GROUNDING" && blocksBelowThreshold(item) && Number(item.threshold ?? 0) >= minimum,
        );
        expectYes(isHighEnough, context, `has no GROUNDING filter that blocks below a threshold of ${minimum}`, path);
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
            "there is only a filter of the other type": filtersOf(0.9, "RELEVANCE"),
            "the threshold is high, and the filter only detects": ofType(nativeGuardrailType, {
                contextualGroundingPolicyConfig: {
                    filtersConfig: [{ type: "GROUNDING", threshold: 0.9, action: "NONE" }],
                },
            }),
        },
        unknown: {
            "the threshold is not known yet": filtersOf(unknownValue),
        },
    },
});
