import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { trainingJobType, tuningJobType } from "../../services/sagemaker";
import { hasUrlCredentials, isSecretVariable } from "../../services/secret-shapes";

const places: Readonly<Record<string, readonly string[]>> = {
    [trainingJobType]: ["hyperParameters"],
    [tuningJobType]: ["trainingJobDefinition.staticHyperParameters", "trainingJobDefinitions.staticHyperParameters"],
};

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-no-secrets-in-hyperparameters",
    title: "No secret is passed to training as a hyperparameter",
    severity: "critical",
    appliesTo: Object.keys(places),
    supports: ["A.4.5", "A.7.2"],
    why: "Hyperparameters are shown in the console, copied into experiments and model cards, and written to the job's log.",
    fix: "Let the training code read the secret from Secrets Manager with its role, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html",
    check(job, context) {
        eachObjectAt(job, context, places[context.resource.type] ?? [], (parameters, path) => {
            context.each(Object.keys(parameters), (name) => {
                // Values are often JSON texts themselves: `"k-1a2b3c"` with its quotation marks.
                const value = String(parameters[name]).replace(/^"(.*)"$/, "$1");
                if (isSecretVariable(name, value) || hasUrlCredentials(value)) {
                    context.report("passes a secret to training in plain text", path);
                }
            });
        });
    },
    examples: {
        passes: {
            "there are no hyperparameters": {},
            "the hyperparameters are numbers and names": {
                hyperParameters: { epochs: "3", eos_token: "</s>", max_tokens: "2048", optimizer: "adamw" },
            },
        },
        fails: {
            "a key is passed": { hyperParameters: { epochs: "3", wandb_api_key: "k-1a2b3c" } },
            "a token is passed under a name that does not say so": {
                hyperParameters: { hub: '"' + "hf_" + "a".repeat(34) + '"' },
            },
            "a key is passed while tuning": ofType(tuningJobType, {
                trainingJobDefinition: { staticHyperParameters: { db_password: "correct-horse" } },
            }),
        },
        unknown: {
            "a hyperparameter is not known yet": { hyperParameters: { wandb_api_key: unknownValue } },
            "the hyperparameters are not known yet": { hyperParameters: unknownValue },
        },
    },
});
