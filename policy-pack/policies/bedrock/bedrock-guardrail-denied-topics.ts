import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { deniedTopics, isEnforcedAnywhere } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const topic = {
    name: "Investment advice",
    definition: "Inquiries, guidance or recommendations on where to put money to earn a return.",
    type: "DENY",
};

export default definePolicy<AnyGuardrailArgs, { topics: readonly string[] }>({
    id: "bedrock-guardrail-denied-topics",
    title: "Guardrails deny topics that are not the system's business",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:FS-59"],
    why: "A model talks about anything. What the system is not meant for, such as advice that only licensed people may give, has to be named for a guardrail to refuse it.",
    fix: "Give topicPolicyConfig a topic of type DENY for each subject that the system is not meant for.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-denied-topics.html",
    config: {
        topics: {
            type: "array",
            items: { type: "string" },
            default: [],
            description: "The names of topics that every guardrail has to deny; any topic will do unless told.",
        },
    },
    check(guardrail, context) {
        const { items, path } = deniedTopics(guardrail);
        // DENY is the only type there is.
        const isDenied = (item: (typeof items)[number]): boolean =>
            (item.type ?? "DENY") === "DENY" && isEnforcedAnywhere(item);
        const { topics } = context.config;
        if (topics.length === 0) expectYes(holdsForSome(items, isDenied), context, "denies no topic", path);
        for (const name of topics) {
            const isNamed = holdsForSome(items, (item) => item.name === name && isDenied(item));
            expectYes(isNamed, context, `does not deny the topic ${name}`, path);
        }
    },
    examples: {
        passes: {
            "a topic is denied": { topicPolicyConfig: { topicsConfigs: [topic] } },
            "a topic is denied, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                topicPolicyConfig: { topicsConfig: [{ ...topic, inputAction: "BLOCK" }] },
            }),
            "the topic that every guardrail has to deny is denied": withConfig(
                { topics: [topic.name] },
                { topicPolicyConfig: { topicsConfigs: [topic] } },
            ),
        },
        fails: {
            "there is no topic policy": {},
            "a topic is denied, and another has to be": withConfig(
                { topics: ["Legal advice"] },
                { topicPolicyConfig: { topicsConfigs: [topic] } },
            ),
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
