/** What people have to know of a model before they use it; becomes a model card of SageMaker. */
export interface ModelCard {
    readonly purpose: string;
    /** What it is meant for. */
    readonly intendedUses: string;
    /** What it was trained on: which data, of what time, about whom. */
    readonly trainingData: string;
    /** What may go wrong, and for whom. */
    readonly risks: string;
    readonly riskRating: "High" | "Low" | "Medium" | "Unknown";
    /** How it was evaluated, for bias too. */
    readonly evaluation: string;
    readonly owner: string;
}

/**
 * A card in SageMaker's own schema for them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html
 */
export function modelCardContent(modelName: string, card: ModelCard): string {
    return JSON.stringify({
        model_overview: {
            model_name: modelName,
            model_description: card.purpose,
            model_owner: card.owner,
        },
        business_details: { business_problem: card.purpose },
        intended_uses: {
            purpose_of_model: card.purpose,
            intended_uses: card.intendedUses,
            factors_affecting_model_efficiency: card.risks,
            risk_rating: card.riskRating,
            explanations_for_risk_rating: card.risks,
        },
        training_details: { training_observations: card.trainingData },
        evaluation_details: [{ name: "Evaluation", evaluation_observation: card.evaluation }],
    });
}
