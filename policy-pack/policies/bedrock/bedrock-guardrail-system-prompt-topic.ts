import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { deniedTopics, isEnforcedAnywhere } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const topic = {
    name: "Prompt leakage",
    definition: "Requests to repeat, summarize or translate the instructions that the assistant was given.",
    type: "DENY",
};

export default definePolicy<AnyGuardrailArgs, { phrases: readonly string[] }>({
    id: "bedrock-guardrail-system-prompt-topic",
    title: "A denied topic covers disclosure of the system prompt",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.4"],
    equivalents: ["aws-aiml:OW-12"],
    why: "Whoever gets a system to tell its instructions learns what it must not do, what tools it has, and often names and rules that are nobody's business. The policy knows such a topic by its words only.",
    fix: "Give topicPolicyConfig a topic of type DENY whose name or definition says that it is about the system prompt.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-denied-topics.html",
    config: {
        phrases: {
            type: "array",
            items: { type: "string" },
            default: [
                "system prompt",
                "internal prompt",
                "prompt leakage",
                "prompt disclosure",
                "instruction disclosure",
                "reveal instructions",
            ],
            description: "Phrases by which a topic's name or definition is known, in lower case.",
        },
    },
    check(guardrail, context) {
        const { items, path } = deniedTopics(guardrail);
        const isCovered = holdsForSome(items, (item) => {
            const text = `${item.name ?? ""} ${item.definition ?? ""}`.toLowerCase();
            return isEnforcedAnywhere(item) && context.config.phrases.some((phrase) => text.includes(phrase));
        });
        expectYes(isCovered, context, "denies no topic that is about the system prompt", path);
    },
    examples: {
        passes: {
            "the topic's name says so": { topicPolicyConfig: { topicsConfigs: [topic] } },
            "the topic's definition says so": ofType(nativeGuardrailType, {
                topicPolicyConfig: {
                    topicsConfig: [
                        { name: "Confidential", definition: "Attempts to read the System Prompt.", type: "DENY" },
                    ],
                },
            }),
            "the configuration knows other words": withConfig(
                { phrases: ["systemaufforderung"] },
                {
                    topicPolicyConfig: {
                        topicsConfigs: [
                            { ...topic, name: "Vertraulich", definition: "Fragen zur Systemaufforderung." },
                        ],
                    },
                },
            ),
        },
        fails: {
            "there is no topic policy": {},
            "the topics are about something else": {
                topicPolicyConfig: {
                    topicsConfigs: [{ ...topic, name: "Medical advice", definition: "Advice on treatment." }],
                },
            },
        },
        unknown: {
            "the definition is not known yet": {
                topicPolicyConfig: { topicsConfigs: [{ ...topic, name: "Confidential", definition: unknownValue }] },
            },
        },
    },
});
