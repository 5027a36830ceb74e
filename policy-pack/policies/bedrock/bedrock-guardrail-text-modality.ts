import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, directions, stops } from "../../services/bedrock-guardrails";

const filter = { type: "VIOLENCE", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-text-modality",
    title: "Content filters look at text, whatever else they look at",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "A list of modalities takes the place of the default: a filter that is told to look at images no longer looks at text.",
    fix: "Add TEXT to inputModalities and outputModalities of the filter.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-mmfilter.html",
    check(guardrail, { report, each, notApplicable }) {
        const { items, path } = contentFilters(guardrail);
        if (items.length === 0) notApplicable();
        each(items, (item, index) => {
            for (const direction of directions) {
                if (!stops(item, direction)) continue;
                const modalities = item[`${direction}Modalities`] ?? [];
                // Absent means TEXT.
                if (modalities.length === 0 || modalities.includes("TEXT")) continue;
                const place = `${path}.${index}.${direction}Modalities`;
                report(`has a filter that does not look at the text of the ${direction}`, place);
            }
        });
    },
    examples: {
        passes: {
            "modalities are left at their default, text": { contentPolicyConfig: { filtersConfigs: [filter] } },
            "text and images are looked at": ofType(nativeGuardrailType, {
                contentPolicyConfig: {
                    filtersConfig: [
                        { ...filter, inputModalities: ["TEXT", "IMAGE"], outputModalities: ["IMAGE", "TEXT"] },
                    ],
                },
            }),
        },
        fails: {
            "only images are looked at": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, inputModalities: ["IMAGE"] }] },
            },
        },
        unknown: {
            "the modalities are not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...filter, outputModalities: unknownValue }] },
            },
        },
        notApplicable: { "nothing is filtered": {} },
    },
});
