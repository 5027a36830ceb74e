import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { deniedTopics, topicTier } from "../../services/bedrock-guardrails";

const topics = [{ name: "Investment advice", definition: "Advice on where to put money.", type: "DENY" }];

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-topics-standard-tier",
    title: "Denied topics are of the Standard tier",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.4"],
    why: "The tier of denied topics is set apart from that of content filters. In the Classic tier, the default, a topic is recognized in English, French and Spanish only, and its definition ends after 200 characters.",
    fix: 'Set the tierName of topicPolicyConfig to "STANDARD", and name a guardrail profile in crossRegionConfig.',
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tiers.html",
    check(guardrail, { report, notApplicable }) {
        if (deniedTopics(guardrail).items.length === 0) notApplicable();
        const { tier, path } = topicTier(guardrail);
        if (tier !== "STANDARD") report("recognizes denied topics with the Classic tier", path);
    },
    examples: {
        passes: {
            "the tier is STANDARD": {
                topicPolicyConfig: { topicsConfigs: topics, tierConfigs: [{ tierName: "STANDARD" }] },
            },
            "the tier is STANDARD, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                topicPolicyConfig: { topicsConfig: topics, topicsTierConfig: { tierName: "STANDARD" } },
            }),
        },
        fails: {
            "the tier is left at its default, CLASSIC": { topicPolicyConfig: { topicsConfigs: topics } },
            "only the content filters are of the Standard tier": {
                contentPolicyConfig: { tierConfigs: [{ tierName: "STANDARD" }] },
                topicPolicyConfig: { topicsConfigs: topics },
            },
        },
        unknown: {
            "the tier is not known yet": {
                topicPolicyConfig: { topicsConfigs: topics, tierConfigs: [{ tierName: unknownValue }] },
            },
        },
        notApplicable: {
            "there are no denied topics": {},
        },
    },
});
