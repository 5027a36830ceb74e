import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, directions, stops } from "../../services/bedrock-guardrails";

const sexual = {
    type: "SEXUAL",
    inputStrength: "HIGH",
    outputStrength: "HIGH",
    inputModalities: ["TEXT", "IMAGE"],
    outputModalities: ["TEXT", "IMAGE"],
};
const textOnly = { type: "SEXUAL", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs, { kinds: readonly string[] }>({
    id: "bedrock-guardrail-image-modality",
    title: "Content filters look at images, and not at text alone",
    severity: "low",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "A filter looks at text unless it is told otherwise: what must not be written passes as a picture, into a model that sees and out of one that paints.",
    fix: 'Set inputModalities and outputModalities of the filter to ["TEXT", "IMAGE"]. Where no model in use takes or makes images, switch the policy off.',
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-mmfilter.html",
    config: {
        kinds: {
            type: "array",
            items: { type: "string" },
            default: ["HATE", "INSULTS", "SEXUAL", "VIOLENCE"],
            description: "The kinds of content whose filters have to look at images.",
        },
    },
    check(guardrail, { report, each, notApplicable, config }) {
        const { items, path } = contentFilters(guardrail);
        if (items.length === 0) notApplicable();
        each(items, (filter, index) => {
            if (filter.type === undefined || !config.kinds.includes(filter.type)) return;
            for (const direction of directions) {
                if (!stops(filter, direction)) continue;
                // Absent means TEXT.
                if (filter[`${direction}Modalities`]?.includes("IMAGE")) continue;
                const place = `${path}.${index}.${direction}Modalities`;
                report(`filters ${filter.type} in the text of the ${direction} only`, place);
            }
        });
    },
    examples: {
        passes: {
            "text and images are looked at": { contentPolicyConfig: { filtersConfigs: [sexual] } },
            "a direction in which nothing is filtered is not asked": {
                contentPolicyConfig: {
                    filtersConfigs: [{ ...textOnly, inputModalities: ["IMAGE"], outputStrength: "NONE" }],
                },
            },
            "the configuration asks for another kind": withConfig(
                { kinds: ["VIOLENCE"] },
                { contentPolicyConfig: { filtersConfigs: [textOnly] } },
            ),
        },
        fails: {
            "modalities are left at their default, text": { contentPolicyConfig: { filtersConfigs: [textOnly] } },
            "images of the output are left out": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig: [{ ...sexual, outputModalities: ["TEXT"] }] },
            }),
        },
        unknown: {
            "the modalities are not known yet": {
                contentPolicyConfig: { filtersConfigs: [{ ...sexual, inputModalities: unknownValue }] },
            },
        },
        notApplicable: {
            "there are no content filters, which is another question": {},
        },
    },
});
