import { definePolicy, unknownValue } from "../../policy";
import { pipelineTypes } from "../../services/sagemaker";
import { eachStep, isOpen } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";

const definitionOf = (given: object, Parameters: object[] = []): string =>
    JSON.stringify({ Parameters, Steps: [{ Name: "Register", Type: "RegisterModel", Arguments: given }] });

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-registers-pending",
    title: "Pipelines leave the approval of what they register to somebody",
    severity: "high",
    appliesTo: pipelineTypes,
    supports: ["A.6.2.4", "A.9.2"],
    why: "A pipeline that registers its own model as approved deploys it wherever approval is what deployment waits for; nobody has looked at the evaluation.",
    fix: 'Leave ModelApprovalStatus of the RegisterModel step out, or set it to "PendingManualApproval".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    check(pipeline, context) {
        eachStep(pipeline, context, ["RegisterModel"], ({ arguments: given, place }) => {
            // Absent means PendingManualApproval.
            if (given.ModelApprovalStatus === "Approved") {
                context.report(`registers its model as approved (${place})`, "pipelineDefinition");
            } else if (isOpen(given, "ModelApprovalStatus")) {
                context.unknown(`registers its model with an approval that is settled when it runs (${place})`);
            }
        });
    },
    examples: {
        passes: {
            "nothing is said of the approval": { pipelineDefinition: definitionOf({}) },
            "the approval is pending": {
                pipelineDefinition: definitionOf({ ModelApprovalStatus: "PendingManualApproval" }),
            },
        },
        fails: {
            "the model is approved": { pipelineDefinition: definitionOf({ ModelApprovalStatus: "Approved" }) },
            "the default of the parameter is approved": {
                pipelineDefinition: definitionOf({ ModelApprovalStatus: { Get: "Parameters.Status" } }, [
                    { Name: "Status", Type: "String", DefaultValue: "Approved" },
                ]),
            },
        },
        unknown: {
            "the approval is a parameter without a default": {
                pipelineDefinition: definitionOf({ ModelApprovalStatus: { Get: "Parameters.Status" } }),
            },
            "the definition is not known yet": { pipelineDefinition: unknownValue },
        },
        notApplicable: {
            "the pipeline registers nothing": {
                pipelineDefinition: JSON.stringify({ Steps: [{ Name: "Train", Type: "Training", Arguments: {} }] }),
            },
        },
    },
});
