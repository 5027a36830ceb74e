import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { deniedTopics, isEnforcedAnywhere } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const topic = {
    name: "Investment advice",
    definition: "Inquiries, guidance or recommendations on where to put money to earn a return.",
    type: "DENY",
};

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-denied-topics",
    title: "Guardrails deny topics that are not the system's business",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:FS-59"],
    why: "A model talks about anything. What the system is not meant for, such as advice that only licensed people may give, has to be named for a guardrail to refuse it.",
    fix: "Give topicPolicyConfig a topic of type DENY for each subject that the system is not meant for.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-denied-topics.html",
    check(guardrail, context) {
        const { items, path } = deniedTopics(guardrail);
        // DENY is the only type there is.
        const isDenied = holdsForSome(items, (item) => (item.type ?? "DENY") === "DENY" && isEnforcedAnywhere(item));
        expectYes(isDenied, context, "denies no topic", path);
    },
    examples: {
        passes: {
            "a topic is denied": { topicPolicyConfig: { topicsConfigs: [topic] } },
            "a topic is denied, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                topicPolicyConfig: { topicsConfig: [{ ...topic, inputAction: "BLOCK" }] },
            }),
        },
        fails: {
            "there is no topic policy": {},
            "the topic policy is empty": { topicPolicyConfig: { topicsConfigs: [] } },
            "the only topic is detected and let through": ofType(nativeGuardrailType, {
                topicPolicyConfig: { topicsConfig: [{ ...topic, inputAction: "NONE", outputAction: "NONE" }] },
            }),
        },
        unknown: {
            "the topic policy is not known yet": { topicPolicyConfig: unknownValue },
        },
    },
});
