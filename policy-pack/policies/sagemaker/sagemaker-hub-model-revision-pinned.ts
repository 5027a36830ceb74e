import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { modelTypes } from "../../services/sagemaker";
import { eachEnvironment, inferenceComponentType } from "../../services/sagemaker-containers";

const image = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.7.0-tgi3.3.6-gpu";
const commit = "e9149a12809580e8602995856f8098ce973d1080";

const models = ["HF_MODEL_ID", "OPTION_MODEL_ID", "SM_VLLM_MODEL"];
const revisions = ["HF_MODEL_REVISION", "HF_REVISION", "REVISION", "OPTION_REVISION", "SM_VLLM_REVISION"];

export default definePolicy<ModelArgs>({
    id: "sagemaker-hub-model-revision-pinned",
    title: "Models from the Hugging Face Hub are named by commit",
    severity: "medium",
    appliesTo: [...modelTypes, inferenceComponentType],
    supports: ["A.4.4", "A.10.3"],
    why: "The container fetches the newest files each time that it starts: its maker, or whoever took over the account, changes the model in production.",
    fix: "Set the revision beside the model's name (HF_MODEL_REVISION, OPTION_REVISION...) to a commit, or load the weights from a bucket of yours.",
    reference: "https://huggingface.co/docs/sagemaker/inference",
    check(resource, context) {
        eachEnvironment(resource, context, (environment, path) => {
            const names = Object.keys(environment);
            context.each(
                names.filter((name) => models.includes(name)),
                (name) => {
                    // Anything else is a path in the container, or a place in Amazon S3.
                    if (!/^[\w.-]+(\/[\w.-]+)?$/.test(String(environment[name]))) return;
                    const pinned = names
                        .filter((other) => revisions.includes(other))
                        .some((other) => /^[0-9a-f]{40}$/.test(String(environment[other])));
                    if (!pinned) {
                        context.report(
                            "fetches whatever a model of the Hugging Face Hub is by then",
                            `${path}.${name}`,
                        );
                    }
                },
            );
        });
    },
    examples: {
        passes: {
            "the commit is named": {
                primaryContainer: {
                    image,
                    environment: { HF_MODEL_ID: "mistralai/Mistral-7B-v0.1", HF_MODEL_REVISION: commit },
                },
            },
            "the model lies in the container": {
                primaryContainer: { image, environment: { HF_MODEL_ID: "/opt/ml/model" } },
            },
            "the model lies in a bucket": {
                primaryContainer: { image, environment: { HF_MODEL_ID: "s3://models/mistral/" } },
            },
            "no model is fetched": { primaryContainer: { image } },
        },
        fails: {
            "no revision is named": {
                primaryContainer: { image, environment: { HF_MODEL_ID: "mistralai/Mistral-7B-v0.1" } },
            },
            "the revision is a branch": {
                primaryContainer: {
                    image,
                    environment: { HF_MODEL_ID: "mistralai/Mistral-7B-v0.1", HF_MODEL_REVISION: "main" },
                },
            },
            "an inference component names no revision": ofType(inferenceComponentType, {
                specification: { container: { image, environment: { SM_VLLM_MODEL: "mistralai/Mistral-7B-v0.1" } } },
            }),
        },
        unknown: {
            "the model is not known yet": { primaryContainer: { image, environment: { HF_MODEL_ID: unknownValue } } },
            "the revision is not known yet": {
                primaryContainer: { image, environment: { HF_MODEL_ID: "gpt2", HF_MODEL_REVISION: unknownValue } },
            },
        },
    },
});
