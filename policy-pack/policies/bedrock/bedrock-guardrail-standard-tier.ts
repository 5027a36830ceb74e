import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, contentTier } from "../../services/bedrock-guardrails";

const filtersConfig = [{ type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" }];

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-standard-tier",
    title: "Content filters are of the Standard tier",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:BR-16"],
    why: "Filters of the Classic tier, the default, understand English, French and Spanish only: in any other language they stop little. Those of the Standard tier know more than sixty languages, code, and attempts to get at the system prompt.",
    fix: 'Set the tier\'s tierName to "STANDARD", and name a guardrail profile in crossRegionConfig, which that tier needs: it decides in which Regions prompts may be looked at.',
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tiers.html",
    check(guardrail, { report }) {
        if (contentFilters(guardrail).items.length === 0) {
            report("has no content filters, and so none of the Standard tier", "contentPolicyConfig");
            return;
        }
        const { tier, path } = contentTier(guardrail);
        if (tier !== "STANDARD") report("filters content with the Classic tier", path);
    },
    examples: {
        passes: {
            "the tier is STANDARD": {
                contentPolicyConfig: {
                    filtersConfigs: filtersConfig,
                    tierConfigs: [{ tierName: "STANDARD" }],
                },
                crossRegionConfig: { guardrailProfileIdentifier: "eu.guardrail.v1:0" },
            },
            "the tier is STANDARD, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig, contentFiltersTierConfig: { tierName: "STANDARD" } },
            }),
        },
        fails: {
            "the tier is left at its default, CLASSIC": { contentPolicyConfig: { filtersConfigs: filtersConfig } },
            "the tier is CLASSIC": {
                contentPolicyConfig: { filtersConfigs: filtersConfig, tierConfigs: [{ tierName: "CLASSIC" }] },
            },
            "there are no content filters": {},
        },
        unknown: {
            "the tier is not known yet": {
                contentPolicyConfig: { filtersConfigs: filtersConfig, tierConfigs: [{ tierName: unknownValue }] },
            },
        },
    },
});
