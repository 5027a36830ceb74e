import { definePolicy, unknownValue } from "../../policy";
import { enforcedGuardrailType } from "../../services/bedrock-guardrails";
import type { EnforcedGuardrailArgs } from "../../services/bedrock-guardrails";

const guardrail = { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "3" };

export default definePolicy<EnforcedGuardrailArgs>({
    id: "bedrock-enforced-guardrail-comprehensive",
    title: "The account's enforced guardrail looks at all content, and not at what callers mark",
    severity: "medium",
    appliesTo: enforcedGuardrailType,
    supports: ["A.9.3", "A.9.4"],
    why: "With selective guarding the caller decides what of a prompt the guardrail sees: an application that marks nothing, or the wrong part, has no guardrail, although the account enforces one.",
    fix: "Set selectiveContentGuarding.system and selectiveContentGuarding.messages to COMPREHENSIVE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html",
    check({ selectiveContentGuarding }, { report, unknown, each }) {
        each(["system", "messages"] as const, (part) => {
            const path = `selectiveContentGuarding.${part}`;
            const mode = selectiveContentGuarding?.[part];
            if (mode === "SELECTIVE") report(`guards what callers mark in ${part} only`, path);
            // The API's page names no default.
            else if (mode !== "COMPREHENSIVE") unknown(`does not say whether all of ${part} is guarded`, path);
        });
    },
    examples: {
        passes: {
            "system prompts and messages are guarded as a whole": {
                ...guardrail,
                selectiveContentGuarding: { system: "COMPREHENSIVE", messages: "COMPREHENSIVE" },
            },
        },
        fails: {
            "messages are guarded where they are marked": {
                ...guardrail,
                selectiveContentGuarding: { system: "COMPREHENSIVE", messages: "SELECTIVE" },
            },
            "system prompts are, and nothing is said of messages": {
                ...guardrail,
                selectiveContentGuarding: { system: "SELECTIVE" },
            },
        },
        unknown: {
            "nothing is said": guardrail,
            "the mode is not known yet": {
                ...guardrail,
                selectiveContentGuarding: { system: "COMPREHENSIVE", messages: unknownValue },
            },
        },
    },
});
