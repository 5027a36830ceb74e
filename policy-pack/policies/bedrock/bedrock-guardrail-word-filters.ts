import { anyOf } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isEnforcedAnywhere, managedWordLists, words } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-word-filters",
    title: "Guardrails block words",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:FS-38"],
    why: "Names of projects, of competitors, and words that an organization never uses are not harmful in general, so no content filter stops them; a list of words does, exactly.",
    fix: "Give wordPolicyConfig words of your own, or the managed list PROFANITY.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-word-filters.html",
    check(guardrail, context) {
        const own = words(guardrail);
        const managed = managedWordLists(guardrail);
        const isBlocked = anyOf([own, managed].map(({ items }) => holdsForSome(items, isEnforcedAnywhere)));
        expectYes(isBlocked, context, "blocks no words", own.path);
    },
    examples: {
        passes: {
            "a word of one's own is blocked": { wordPolicyConfig: { wordsConfigs: [{ text: "project aurora" }] } },
            "profanity is blocked": ofType(nativeGuardrailType, {
                wordPolicyConfig: { managedWordListsConfig: [{ type: "PROFANITY" }] },
            }),
        },
        fails: {
            "there is no word policy": {},
            "the word policy is empty": { wordPolicyConfig: {} },
            "the only word is detected and let through": {
                wordPolicyConfig: {
                    wordsConfigs: [{ text: "project aurora", inputAction: "NONE", outputAction: "NONE" }],
                },
            },
        },
        unknown: {
            "the words are not known yet": { wordPolicyConfig: { wordsConfigs: unknownValue } },
        },
    },
});
