import { definePolicy, ofType, unknownValue } from "../../policy";
import { cardContent, modelCardTypes } from "../../services/sagemaker-model-cards";
import type { CardContent } from "../../services/sagemaker-model-cards";

interface CardArgs {
    readonly content?: string;
}

const card = {
    model_overview: { model_owner: "credit-team@example.com" },
    intended_uses: { intended_uses: "Case workers rank applications by it." },
    training_details: { training_observations: "Applications of 2020 to 2025." },
    evaluation_details: [{ name: "holdout", evaluation_observation: "AUC 0.81; 0.80 for each group of age." }],
    additional_information: { caveats_and_recommendations: "Not for applicants below 18." },
};
const without = (key: keyof typeof card): { content: string } => {
    const { [key]: _, ...rest } = card;
    return { content: JSON.stringify(rest) };
};

/** What a card has to say, and where SageMaker's schema has places for it. */
const questions: readonly (readonly [what: string, places: readonly string[]])[] = [
    ["who owns the model", ["model_overview.model_owner"]],
    ["what it is intended for", ["intended_uses.intended_uses", "intended_uses.purpose_of_model"]],
    [
        "what its limits are",
        [
            "additional_information.caveats_and_recommendations",
            "additional_information.ethical_considerations",
            "intended_uses.factors_affecting_model_efficiency",
        ],
    ],
    [
        "what it was trained on",
        [
            "training_details.training_observations",
            "training_details.training_job_details.training_datasets",
            "training_details.training_job_details.training_arn",
        ],
    ],
    ["how it was evaluated", ["evaluation_details"]],
];

export default definePolicy<CardArgs>({
    id: "sagemaker-model-card-complete",
    title: "Model cards say what the model is for, its limits, its training data, its evaluation and its owner",
    severity: "low",
    appliesTo: modelCardTypes,
    supports: ["A.6.2.3", "A.6.2.4", "A.6.2.7", "A.8.2"],
    why: "A card with a title and nothing else passes for documentation, and answers none of the questions that users, reviewers and authorities have.",
    fix: "Fill in model_overview.model_owner, intended_uses, additional_information.caveats_and_recommendations, training_details and evaluation_details.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html",
    check(props, { report }) {
        // The AWS Native provider takes the content as an object.
        const content = cardContent(props.content as unknown);
        if (!content) {
            report("has no content that can be read", "content");
            return;
        }
        for (const [what, places] of questions) {
            if (!places.some((place) => isSaid(at(content, place)))) report(`does not say ${what}`, "content");
        }
    },
    examples: {
        passes: {
            "the card says all of it": { content: JSON.stringify(card) },
            "the AWS Native provider's card says all of it": ofType(modelCardTypes[1], {
                content: {
                    modelOverview: { modelOwner: "credit-team" },
                    intendedUses: { purposeOfModel: "Ranks applications." },
                    trainingDetails: {
                        trainingJobDetails: { trainingArn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/x" },
                    },
                    evaluationDetails: [{ name: "holdout" }],
                    additionalInformation: { ethicalConsiderations: "Age is not among the inputs." },
                },
            }),
        },
        fails: {
            "the card is a title": {
                content: JSON.stringify({ model_overview: { model_description: "Credit scoring" } }),
            },
            "its limits are left out": without("additional_information"),
            "its evaluation is left out": without("evaluation_details"),
            "its training data is blank": {
                content: JSON.stringify({ ...card, training_details: { training_observations: " " } }),
            },
            "the content is no JSON": { content: "see the wiki" },
        },
        unknown: {
            "the content is not known yet": { content: unknownValue },
        },
    },
});

function at(content: CardContent, place: string): unknown {
    return place
        .split(".")
        .reduce<unknown>(
            (value, key) => (typeof value === "object" && value !== null ? (value as CardContent)[key] : undefined),
            content,
        );
}

function isSaid(value: unknown): boolean {
    if (Array.isArray(value)) return value.length > 0;
    return typeof value === "string" && value.trim() !== "";
}
