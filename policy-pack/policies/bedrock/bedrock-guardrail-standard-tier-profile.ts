import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentTier, topicTier } from "../../services/bedrock-guardrails";

const standard = {
    contentPolicyConfig: {
        filtersConfigs: [{ type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" }],
        tierConfigs: [{ tierName: "STANDARD" }],
    },
};

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-standard-tier-profile",
    title: "Guardrails of the Standard tier name the profile that they need",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.5"],
    why: "Amazon Bedrock refuses a guardrail of the Standard tier without a cross-Region profile, and one with automated reasoning policies as well: the deployment stops halfway, with everything that should follow it.",
    fix: "Name the guardrail profile of the geography in crossRegionConfig, e.g. eu.guardrail.v1:0.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region.html",
    check(guardrail, { report, notApplicable }) {
        const { crossRegionConfig, automatedReasoningPolicyConfig } = guardrail;
        if (isSet(crossRegionConfig, "guardrailProfileIdentifier") || isSet(crossRegionConfig, "guardrailProfileArn")) {
            return;
        }
        const isNeeded =
            contentTier(guardrail).tier === "STANDARD" ||
            topicTier(guardrail).tier === "STANDARD" ||
            isSet(automatedReasoningPolicyConfig, "policies");
        if (!isNeeded) notApplicable();
        report("needs a cross-Region guardrail profile, and names none", "crossRegionConfig");
    },
    examples: {
        passes: {
            "the profile is named": {
                ...standard,
                crossRegionConfig: { guardrailProfileIdentifier: "eu.guardrail.v1:0" },
            },
            "the profile is not known yet": {
                ...standard,
                crossRegionConfig: { guardrailProfileIdentifier: unknownValue },
            },
        },
        fails: {
            "the content filters are of the Standard tier, and no profile is named": standard,
            "the denied topics are": {
                topicPolicyConfig: {
                    topicsConfigs: [{ name: "Investment", definition: "Advice on funds.", type: "DENY" }],
                    tierConfigs: [{ tierName: "STANDARD" }],
                },
            },
            "an automated reasoning policy is attached": ofType(nativeGuardrailType, {
                automatedReasoningPolicyConfig: { policies: [unknownValue] },
            }),
        },
        unknown: {
            "the tier is not known yet": { contentPolicyConfig: { tierConfigs: [{ tierName: unknownValue }] } },
        },
        notApplicable: {
            "the guardrail is of the Classic tier": {},
        },
    },
});
