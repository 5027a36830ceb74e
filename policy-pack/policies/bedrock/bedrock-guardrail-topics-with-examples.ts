import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { deniedTopics } from "../../services/bedrock-guardrails";

const topic = {
    name: "investment-advice",
    type: "DENY",
    definition: "Recommendations on what to buy or sell in order to make money.",
    examples: ["Should I buy shares of that company?"],
};
const { examples: _, ...bare } = topic;

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-topics-with-examples",
    title: "Denied topics come with examples",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "A topic is told from others by its definition; phrases of the kind that users write make the guardrail know it by more than its name.",
    fix: "Give each topic up to five examples of what is asked or answered.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-denied-topics.html",
    check(guardrail, { report, each, notApplicable }) {
        const { items, path } = deniedTopics(guardrail);
        if (items.length === 0) notApplicable();
        each(items, ({ examples }, index) => {
            if ((examples ?? []).length === 0) report("denies a topic without an example", `${path}.${index}.examples`);
        });
    },
    examples: {
        passes: {
            "the topic has an example": { topicPolicyConfig: { topicsConfigs: [topic] } },
            "the topic has an example, in the other provider's words": ofType(nativeGuardrailType, {
                topicPolicyConfig: { topicsConfig: [topic] },
            }),
        },
        fails: {
            "the topic has a definition only": { topicPolicyConfig: { topicsConfigs: [bare] } },
            "the list of examples is empty": {
                topicPolicyConfig: { topicsConfigs: [topic, { ...topic, examples: [] }] },
            },
        },
        unknown: {
            "the examples are not known yet": {
                topicPolicyConfig: { topicsConfigs: [{ ...topic, examples: unknownValue }] },
            },
        },
        notApplicable: { "no topic is denied": {} },
    },
});
