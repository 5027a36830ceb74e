import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isEnforced, managedWordLists } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const profanity = { type: "PROFANITY" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-profanity",
    title: "Guardrails block profanity in answers",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.3"],
    why: "AWS keeps a list of profane words up to date and asks nothing for its use; words of one's own do not replace it.",
    fix: "Give wordPolicyConfig the managed word list of type PROFANITY.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-word-filters.html",
    check(guardrail, context) {
        const { items, path } = managedWordLists(guardrail);
        const isBlocked = holdsForSome(items, (item) => item.type === "PROFANITY" && isEnforced(item, "output"));
        expectYes(isBlocked, context, "does not block profanity in answers", path);
    },
    examples: {
        passes: {
            "profanity is blocked": { wordPolicyConfig: { managedWordListsConfigs: [profanity] } },
            "profanity is blocked in answers only": ofType(nativeGuardrailType, {
                wordPolicyConfig: { managedWordListsConfig: [{ ...profanity, inputEnabled: false }] },
            }),
        },
        fails: {
            "there is no word policy": {},
            "only words of one's own are blocked": {
                wordPolicyConfig: { wordsConfigs: [{ text: "project aurora" }] },
            },
            "profanity is detected and let through": {
                wordPolicyConfig: { managedWordListsConfigs: [{ ...profanity, outputAction: "NONE" }] },
            },
        },
        unknown: {
            "the word policy is not known yet": { wordPolicyConfig: unknownValue },
        },
    },
});
