import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { trainingJobType, tuningJobType } from "../../services/sagemaker";

interface Training {
    readonly enableManagedSpotTraining?: boolean;
    readonly checkpointConfig?: { readonly s3Uri?: string };
}

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-spot-training-checkpoints",
    title: "Training on spot instances keeps checkpoints",
    severity: "low",
    appliesTo: [trainingJobType, tuningJobType],
    supports: ["A.4.5", "A.6.2.3"],
    why: "AWS takes spot instances back at any time: without checkpoints the training starts from nothing, and what becomes of it depends on chance.",
    fix: "Set checkpointConfig.s3Uri, and let the training code write to and read from its local path.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html",
    check(job, context) {
        const judge = (training: Training, path: string): void => {
            // Absent means false.
            if (training.enableManagedSpotTraining !== true) return;
            if (!isSet(training, "checkpointConfig")) {
                context.report("trains on spot instances without checkpoints", `${path}checkpointConfig`);
            }
        };
        if (context.resource.type === trainingJobType) judge(job, "");
        else {
            const definitions = ["trainingJobDefinition", "trainingJobDefinitions"];
            eachObjectAt<Training>(job, context, definitions, (training, path) => judge(training, `${path}.`));
        }
    },
    examples: {
        passes: {
            "checkpoints are kept": {
                enableManagedSpotTraining: true,
                checkpointConfig: { s3Uri: "s3://checkpoints/credit-scoring" },
            },
            "instances are paid on demand, which is the default": {},
        },
        fails: {
            "no checkpoints are kept": { enableManagedSpotTraining: true },
            "no checkpoints are kept while tuning": ofType(tuningJobType, {
                trainingJobDefinitions: [{ enableManagedSpotTraining: true }],
            }),
        },
        unknown: { "whether spot instances are used is not known yet": { enableManagedSpotTraining: unknownValue } },
    },
});
