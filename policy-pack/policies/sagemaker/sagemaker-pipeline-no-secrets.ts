import { definePolicy, unknownValue } from "../../policy";
import { isRecord } from "../../services/json";
import { pipelineTypes } from "../../services/sagemaker";
import { pipelineDefinition } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";
import { hasUrlCredentials, isSecretVariable } from "../../services/secret-shapes";

const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const train = (given: object): object => ({ Name: "Train", Type: "Training", Arguments: given });

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-no-secrets",
    title: "No secret stands in the definition of a pipeline",
    severity: "critical",
    appliesTo: pipelineTypes,
    supports: ["A.4.5", "A.7.6"],
    why: "The definition, its parameters' defaults and each execution are shown in Studio to whoever may look at the pipeline.",
    fix: "Let the step read the secret from Secrets Manager with its role, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html",
    check(pipeline, context) {
        const definition = pipelineDefinition(pipeline, context);
        for (const { arguments: given, place } of definition?.steps ?? []) {
            if (holdsSecretAnywhere(given)) {
                context.report(`has a step that holds a secret in plain text (${place})`, "pipelineDefinition");
            }
        }
    },
    examples: {
        passes: {
            "hyperparameters and variables are settings": {
                pipelineDefinition: definitionOf(
                    train({ HyperParameters: { epochs: "3", eos_token: "</s>" }, Environment: { LOG_LEVEL: "info" } }),
                ),
            },
            "a variable names the secret": {
                pipelineDefinition: definitionOf(
                    train({
                        Environment: { API_KEY: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:k-a1b2c3" },
                    }),
                ),
            },
        },
        fails: {
            "a key stands in a step's environment": {
                pipelineDefinition: definitionOf(train({ Environment: { WANDB_API_KEY: "k-1a2b3c" } })),
            },
            "a token stands among the arguments of a container": {
                pipelineDefinition: definitionOf({
                    Name: "Prepare",
                    Type: "Processing",
                    Arguments: { AppSpecification: { ContainerArguments: ["--token", "hf_" + "a".repeat(34)] } },
                }),
            },
            "the default of a parameter is a password": {
                pipelineDefinition: JSON.stringify({
                    Parameters: [{ Name: "Key", Type: "String", DefaultValue: "correct-horse" }],
                    Steps: [train({ HyperParameters: { db_password: { Get: "Parameters.Key" } } })],
                }),
            },
        },
        unknown: {
            "the definition is not known yet": { pipelineDefinition: unknownValue },
            "the definition lies in Amazon S3": {
                pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "credit-scoring.json" },
            },
        },
    },
});

function holdsSecretAnywhere(value: unknown, name = ""): boolean {
    if (typeof value === "string") return isSecretVariable(name, value) || hasUrlCredentials(value);
    if (Array.isArray(value)) return value.some((element) => holdsSecretAnywhere(element));
    // The steps of a condition are asked themselves, and messages of failure name no secrets.
    return isRecord(value) && Object.entries(value).some(([key, inner]) => holdsSecretAnywhere(inner, key));
}
