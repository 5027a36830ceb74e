import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { modelTypes, trainingJobType } from "../../services/sagemaker";
import { appImageConfigTypes, eachVariable, environmentTypes } from "../../services/sagemaker-containers";
import { hasUrlCredentials, isSecretVariable } from "../../services/secret-shapes";

const [modelType] = modelTypes;
const image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring";

export default definePolicy<ModelArgs>({
    id: "sagemaker-no-secrets-in-environment",
    title: "No secret stands in the environment of SageMaker's containers",
    severity: "critical",
    appliesTo: [modelType, ...environmentTypes.filter((type) => type !== modelType)],
    supports: ["A.4.5", "A.6.2.5"],
    why: "Whoever may describe the model or the job reads its variables in plain text, and so does whoever reads the state of the stack.",
    fix: "Let the container read the secret from Secrets Manager with its role, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
    check(resource, context) {
        eachVariable(resource, context, (name, value, path) => {
            if (isSecretVariable(name, value) || hasUrlCredentials(value)) {
                context.report("has an environment variable that holds a secret in plain text", path);
            }
        });
    },
    examples: {
        passes: {
            "there are no variables": { primaryContainer: { image } },
            "the variables are settings": {
                primaryContainer: { image, environment: { SM_NUM_GPUS: "4", MAX_TOTAL_TOKENS: "4096" } },
            },
            "a variable names the secret": {
                primaryContainer: {
                    image,
                    environment: {
                        DB_PASSWORD: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:scoring-a1b2c3",
                    },
                },
            },
        },
        fails: {
            "a token stands in a variable": {
                primaryContainer: { image, environment: { HF_TOKEN: "hf_" + "a".repeat(34) } },
            },
            "a password stands in a variable of one of several containers": {
                containers: [{ image }, { image, environment: { DB_PASSWORD: "correct-horse" } }],
            },
            "a training job gets a key": ofType(trainingJobType, { environment: { WANDB_API_KEY: "k-1a2b3c" } }),
            "an image of Studio gets a password in a URL": ofType(appImageConfigTypes[0], {
                jupyterLabImageConfig: {
                    containerConfig: {
                        containerEnvironmentVariables: {
                            PIP_INDEX_URL: "https://user:" + "correct-horse@pypi.example.com/simple",
                        },
                    },
                },
            }),
            "one variable is not known yet and another holds a secret": {
                primaryContainer: { image, environment: { BUCKET: unknownValue, API_KEY: "k-1a2b3c" } },
            },
        },
        unknown: {
            "what stands in a variable is not known yet": {
                primaryContainer: { image, environment: { DB_PASSWORD: unknownValue } },
            },
            "the variables are not known yet": { primaryContainer: { image, environment: unknownValue } },
        },
    },
});
