import type { ModelCardArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { modelCardTypes } from "../../services/sagemaker-model-cards";

export default definePolicy<ModelCardArgs>({
    id: "sagemaker-model-card-not-draft",
    title: "Model cards do not remain drafts",
    severity: "low",
    appliesTo: modelCardTypes,
    supports: ["A.6.2.3", "A.6.2.7"],
    why: "A draft is what somebody thinks of the model; only a card that was given to review, and approved, is what the organisation says of it.",
    fix: 'Set modelCardStatus to "PendingReview", and to "Approved" when it was reviewed.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelCard.html",
    check({ modelCardStatus }, { report }) {
        if ((modelCardStatus ?? "Draft") === "Draft") report("is a draft", "modelCardStatus");
    },
    examples: {
        passes: {
            "the card is approved": { modelCardStatus: "Approved" },
            "the card waits for its review": { modelCardStatus: "PendingReview" },
            "the card is of a model that is no longer used": { modelCardStatus: "Archived" },
        },
        fails: {
            "the card is a draft": { modelCardStatus: "Draft" },
            "nothing is said": { modelCardName: "credit-scoring" },
        },
        unknown: { "the status is not known yet": { modelCardStatus: unknownValue } },
    },
});
