import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { reportUntagged } from "../../services/tags";

interface Config {
    sourceTags: string[];
    versionTags: string[];
    approvalTags: string[];
}

export default definePolicy<ModelArgs, Config>({
    id: "sagemaker-model-provenance-tags",
    title: "Models say by tags where they come from, which version they are and when they were approved",
    severity: "low",
    appliesTo: "aws:sagemaker/model:Model",
    supports: ["A.6.2.7", "A.10.3"],
    equivalents: ["aws-aiml:FS-13"],
    why: "A deployed model is an archive and an image; what it was made from, and who let it out, no one can see from those.",
    fix: "Tag the model with model-source, model-version and approved-on.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-models.html",
    config: {
        sourceTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say where the model comes from; none asks for no such tag.",
            default: ["model-source", "source"],
        },
        versionTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say which version it is; none asks for no such tag.",
            default: ["model-version", "version"],
        },
        approvalTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys of which one has to say when it was approved; none asks for no such tag.",
            default: ["approved-on", "approval-date", "approved-at"],
        },
    },
    check(model, context) {
        const { sourceTags, versionTags, approvalTags } = context.config;
        reportUntagged(model, context, [sourceTags, versionTags, approvalTags]);
    },
    examples: {
        passes: {
            "all three are there": {
                tags: { "model-source": "internal", "model-version": "7", "approved-on": "2026-11-02" },
            },
            "they are spelt otherwise": { tags: { Source: "internal", Version: "7", ApprovalDate: "2026-11-02" } },
            "only the version is asked for": withConfig(
                { sourceTags: [], approvalTags: [] },
                { tags: { "model-version": "7" } },
            ),
        },
        fails: {
            "there are no tags": {},
            "the day of the approval is left out": { tags: { "model-source": "internal", "model-version": "7" } },
        },
        unknown: {
            "the tags are not known yet": { tags: unknownValue },
        },
    },
});
