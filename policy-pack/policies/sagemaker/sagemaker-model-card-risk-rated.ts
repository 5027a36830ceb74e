import type { ModelCardArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { valueAt } from "../../services/json";
import { cardContent, modelCardTypes } from "../../services/sagemaker-model-cards";

const [, nativeType] = modelCardTypes;
const rated = (risk_rating: string, more: object = {}): string =>
    JSON.stringify({ intended_uses: { risk_rating, ...more } });

export default definePolicy<ModelCardArgs>({
    id: "sagemaker-model-card-risk-rated",
    title: "Model cards rate the risk of the model, and say why it is high",
    severity: "low",
    appliesTo: modelCardTypes,
    supports: ["A.6.2.3", "A.6.2.7"],
    why: "How much care a model needs in evaluation, oversight and monitoring follows from its risk: unrated, it gets none.",
    fix: "Set intended_uses.risk_rating to Low, Medium or High, and explanations_for_risk_rating beside High.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-risk-rating",
    check(card, { report, unknown }) {
        const content = cardContent(card.content);
        if (!content && card.content) return unknown("has a content that is no JSON", "content");
        const rating = valueAt(content, "intended_uses.risk_rating");
        // Unknown is one of SageMaker's own ratings.
        if (rating !== "Low" && rating !== "Medium" && rating !== "High") {
            report("does not rate the risk of its model", "content");
        } else if (rating === "High" && !valueAt(content, "intended_uses.explanations_for_risk_rating")) {
            report("does not say why the risk of its model is high", "content");
        }
    },
    examples: {
        passes: {
            "the risk is low": { content: rated("Low") },
            "the risk is high, and it says why": {
                content: rated("High", { explanations_for_risk_rating: "Decides on loans to consumers" }),
            },
            "the risk is rated, in the AWS Native provider": ofType(nativeType, {
                content: { intendedUses: { riskRating: "Medium" } },
            }),
        },
        fails: {
            "there is no rating": { content: "{}" },
            "there is no content": { modelCardName: "credit-scoring" },
            "the rating is Unknown": { content: rated("Unknown") },
            "the risk is high, and it does not say why": { content: rated("High") },
        },
        unknown: { "the content is not known yet": { content: unknownValue } },
    },
});
