import { definePolicy, isSet, unknownValue } from "../../policy";
import { modelPackageType } from "../../services/sagemaker";

interface ModelPackageArgs {
    readonly modelApprovalStatus?: string;
    readonly modelMetrics?: {
        readonly modelQuality?: { readonly statistics?: object };
        readonly bias?: object;
        readonly explainability?: object;
    };
}

const statistics = { contentType: "application/json", s3Uri: "s3://evaluations/credit-scoring/7/statistics.json" };

export default definePolicy<ModelPackageArgs>({
    id: "sagemaker-model-package-evidence",
    title: "Approved model packages name the evaluation that they were approved on",
    severity: "medium",
    appliesTo: modelPackageType,
    supports: ["A.6.2.4"],
    why: "An approval without a measurement says only that somebody agreed; later nobody can tell to what.",
    fix: "Set modelMetrics.modelQuality.statistics to the report of the evaluation.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelMetrics.html",
    check(version, { report, notApplicable }) {
        if (isSet(version.modelMetrics?.modelQuality, "statistics")) return;
        // Absent means PendingManualApproval: the evaluation may still come.
        if (version.modelApprovalStatus !== "Approved") notApplicable();
        report("is approved and names no evaluation", "modelMetrics.modelQuality.statistics");
    },
    examples: {
        passes: {
            "the evaluation is named": {
                modelApprovalStatus: "Approved",
                modelMetrics: { modelQuality: { statistics } },
            },
        },
        fails: {
            "there are no metrics": { modelApprovalStatus: "Approved" },
            "only bias was measured": {
                modelApprovalStatus: "Approved",
                modelMetrics: { bias: { report: statistics } },
            },
        },
        unknown: {
            "whether it is approved is not known yet": { modelApprovalStatus: unknownValue },
            "what was measured is not known yet": { modelApprovalStatus: "Approved", modelMetrics: unknownValue },
        },
        notApplicable: { "the approval is pending": { modelApprovalStatus: "PendingManualApproval" } },
    },
});
