import type { ModelCardArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { isRecord, valueAt } from "../../services/json";
import { cardContent, modelCardTypes } from "../../services/sagemaker-model-cards";

interface Config {
    readonly sections: readonly string[];
}

const [, nativeType] = modelCardTypes;
const complete = {
    model_overview: { model_owner: "Scoring team", model_description: "Probability of default within a year" },
    intended_uses: { purpose_of_model: "Credit decisions", intended_uses: "Consumer credit up to 20,000 euros" },
    training_details: { training_observations: "Loans of 2019 to 2024, without those of employees" },
    evaluation_details: [{ name: "Holdout of 2025", metric_groups: [] }],
};
const without = (section: keyof typeof complete): string => JSON.stringify({ ...complete, [section]: undefined });

export default definePolicy<ModelCardArgs, Config>({
    id: "sagemaker-model-card-content-complete",
    title: "Model cards say whose the model is, what it is for, what it was trained on and how it was evaluated",
    severity: "medium",
    appliesTo: modelCardTypes,
    supports: ["A.6.2.3", "A.6.2.7", "A.9.4"],
    why: "An empty card answers nobody: whoever uses the model has to know what it is meant for, and whoever answers for it has to be found.",
    fix: "Fill in the sections of content that are missing, in the model card JSON schema.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-json-schema",
    config: {
        sections: {
            type: "array",
            items: { type: "string" },
            default: [
                "model_overview.model_owner",
                "intended_uses.intended_uses",
                "training_details",
                "evaluation_details",
            ],
            description: "What a card has to say, as paths in the model card JSON schema.",
        },
    },
    check(card, { report, unknown, config }) {
        const content = cardContent(card.content);
        if (!content) return card.content ? unknown("has a content that is no JSON", "content") : report("is empty");
        for (const section of config.sections) {
            if (isEmpty(valueAt(content, section))) report(`says nothing of ${section}`, "content");
        }
    },
    examples: {
        passes: {
            "every section is filled in": { content: JSON.stringify(complete) },
            "every section is filled in, in the AWS Native provider": ofType(nativeType, {
                content: {
                    modelOverview: { modelOwner: "Scoring team" },
                    intendedUses: { intendedUses: "Consumer credit up to 20,000 euros" },
                    trainingDetails: { trainingObservations: "Loans of 2019 to 2024" },
                    evaluationDetails: [{ name: "Holdout of 2025" }],
                },
            }),
            "the organisation asks for the owner only": withConfig(
                { sections: ["model_overview.model_owner"] },
                { content: JSON.stringify({ model_overview: { model_owner: "Scoring team" } }) },
            ),
        },
        fails: {
            "the card is empty": { content: "{}" },
            "there is no content": { modelCardName: "credit-scoring" },
            "it does not say how the model was evaluated": { content: without("evaluation_details") },
            "it names no owner": {
                content: JSON.stringify({ ...complete, model_overview: { model_name: "credit-scoring" } }),
            },
            "it does not say what the model is for": {
                content: JSON.stringify({ ...complete, intended_uses: { intended_uses: " " } }),
            },
        },
        unknown: {
            "the content is not known yet": { content: unknownValue },
            "the content is no JSON": { content: "Credit scoring model of the year 2026" },
        },
    },
});

/** Whether a section holds nothing: no text, no element, no part that holds something. */
function isEmpty(value: unknown): boolean {
    if (typeof value === "string") return value.trim() === "";
    if (Array.isArray(value)) return value.every(isEmpty);
    if (isRecord(value)) return Object.values(value).every(isEmpty);
    return value === undefined || value === null;
}
