import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { isListedModel } from "../../services/bedrock";
import { enforcedGuardrailType } from "../../services/bedrock-guardrails";
import type { EnforcedGuardrailArgs } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const guardrail = { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "3" };
const embedding = "amazon.titan-embed-text-v2:0";

export default definePolicy<EnforcedGuardrailArgs, { exceptModels: readonly string[] }>({
    id: "bedrock-enforced-guardrail-all-models",
    title: "The account's enforced guardrail holds for all models that write",
    severity: "medium",
    appliesTo: enforcedGuardrailType,
    supports: ["A.9.3", "A.9.4"],
    why: "A guardrail that is enforced on some models is one that a caller leaves by naming another. Only models that embed or rank write nothing that could be guarded.",
    fix: "Leave modelEnforcement out, which means all models, or include ALL and exclude embedding and ranking models only.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html",
    config: {
        exceptModels: {
            type: "array",
            items: { type: "string" },
            default: ["*embed*", "*rerank*"],
            description: "The ids of the models that may be excluded.",
        },
    },
    check({ modelEnforcement }, context) {
        const includes = modelEnforcement?.includedModels ?? [];
        if (isSet(modelEnforcement, "includedModels")) {
            const isForAll = holdsForSome(includes, (model) => model === "ALL");
            expectYes(isForAll, context, "is enforced on some models only", "modelEnforcement.includedModels");
        }
        context.each(modelEnforcement?.excludedModels, (model, index) => {
            if (isListedModel(model, context.config.exceptModels)) return;
            context.report("is not enforced on a model that writes", `modelEnforcement.excludedModels.${index}`);
        });
    },
    examples: {
        passes: {
            "nothing is said, which means all models": guardrail,
            "all models are included, and one that embeds is excluded": {
                ...guardrail,
                modelEnforcement: { includedModels: ["ALL"], excludedModels: [embedding] },
            },
            "the configuration lets another model be excluded": withConfig(
                { exceptModels: ["amazon.nova-canvas-*"] },
                {
                    ...guardrail,
                    modelEnforcement: { includedModels: ["ALL"], excludedModels: ["amazon.nova-canvas-v1:0"] },
                },
            ),
        },
        fails: {
            "one model is included": {
                ...guardrail,
                modelEnforcement: { includedModels: ["amazon.nova-lite-v1:0"], excludedModels: [] },
            },
            "a model that writes is excluded": {
                ...guardrail,
                modelEnforcement: { includedModels: ["ALL"], excludedModels: [embedding, "amazon.nova-pro-v1:0"] },
            },
        },
        unknown: {
            "the models are not known yet": { ...guardrail, modelEnforcement: { includedModels: unknownValue } },
        },
    },
});
