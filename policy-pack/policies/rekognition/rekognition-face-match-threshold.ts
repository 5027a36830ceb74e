import type { StreamProcessorArgs } from "@pulumi/aws/rekognition";

import { definePolicy, unknownValue, withConfig } from "../../policy";

const search = (faceMatchThreshold?: number): { settings: object } => ({
    settings: {
        faceSearch: { collectionId: "staff", ...(faceMatchThreshold !== undefined && { faceMatchThreshold }) },
    },
});

export default definePolicy<StreamProcessorArgs, { minimumConfidence: number }>({
    id: "rekognition-face-match-threshold",
    title: "Searches for faces take only close matches",
    severity: "medium",
    appliesTo: "aws:rekognition/streamProcessor:StreamProcessor",
    supports: ["A.5.4", "A.6.2.4", "A.9.4"],
    why: "At the default of 80 percent strangers are taken for someone, and not all groups of people equally often.",
    fix: "Set settings.faceSearch.faceMatchThreshold to 95 or more; to 99 where a match has consequences for a person.",
    reference: "https://docs.aws.amazon.com/rekognition/latest/dg/considerations-public-safety-use-cases.html",
    config: {
        minimumConfidence: {
            type: "number",
            minimum: 0,
            maximum: 100,
            default: 95,
            description: "The least confidence of a match, in percent.",
        },
    },
    check({ settings }, { report, notApplicable, config }) {
        const search = settings?.faceSearch;
        if (!search) return notApplicable();
        if (Number(search.faceMatchThreshold ?? 80) >= config.minimumConfidence) return;
        report(
            `takes faces for a match below ${config.minimumConfidence} percent`,
            "settings.faceSearch.faceMatchThreshold",
        );
    },
    examples: {
        passes: {
            "only close matches are taken": search(99),
            "the configured confidence is reached": withConfig({ minimumConfidence: 80 }, search()),
        },
        fails: {
            "the threshold is left at its default, 80": search(),
            "the threshold is low": search(70),
        },
        unknown: { "the threshold is not known yet": search(unknownValue) },
        notApplicable: { "no faces are looked for": { settings: { connectedHome: { labels: ["PACKAGE"] } } } },
    },
});
