import { definePolicy, unknownValue, withConfig } from "../../policy";
import { guardrailTypes } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";

const said = {
    blockedInputMessaging:
        "I cannot help with this request. Please write to support@example.com if you think I should.",
    blockedOutputsMessaging: "I cannot show the answer, because it may not be safe. Please ask in another way.",
};

export default definePolicy<AnyGuardrailArgs, { minimumWords: number }>({
    id: "bedrock-guardrail-blocked-messages",
    title: "Guardrails tell users in a sentence that something was blocked",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.8.2", "A.9.3"],
    why: 'These messages are all that a user sees of a guardrail. One that says no more than "blocked" leaves people to guess whether the system is broken, and to try again.',
    fix: "Write into blockedInputMessaging and blockedOutputsMessaging what happened, and what the user can do now.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateGuardrail.html",
    config: {
        minimumWords: {
            type: "integer",
            minimum: 1,
            default: 4,
            description: "The number of words that a message has to have at least.",
        },
    },
    check(guardrail, { report, each, config }) {
        each(["blockedInputMessaging", "blockedOutputsMessaging"] as const, (property) => {
            const count = (guardrail[property] ?? "").split(/\s+/).filter((word) => word !== "").length;
            if (count < config.minimumWords) report("does not tell users in a sentence what was blocked", property);
        });
    },
    examples: {
        passes: {
            "both messages are sentences": said,
            "the configuration takes less": withConfig(
                { minimumWords: 1 },
                { blockedInputMessaging: "Blocked.", blockedOutputsMessaging: "Blocked." },
            ),
        },
        fails: {
            "there are no messages": {},
            "a message is a placeholder": { ...said, blockedInputMessaging: "example" },
            "a message is blank": { ...said, blockedOutputsMessaging: "   " },
            "one message is too short, and the other is not known yet": {
                blockedInputMessaging: unknownValue,
                blockedOutputsMessaging: "No.",
            },
        },
        unknown: {
            "a message is not known yet": { ...said, blockedOutputsMessaging: unknownValue },
        },
    },
});
