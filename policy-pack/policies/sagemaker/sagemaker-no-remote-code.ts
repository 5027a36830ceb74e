import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { modelTypes, trainingJobType } from "../../services/sagemaker";
import { eachEnvironment, environmentTypes } from "../../services/sagemaker-containers";

const [modelType] = modelTypes;
const image = "763104351884.dkr.ecr.eu-central-1.amazonaws.com/djl-inference:0.33.0-lmi15.0.0-cu128";

// DJL and LMI, Text Generation Inference, and vLLM, as the containers for SageMaker read them.
const switches = /^((HF|OPTION|SM_VLLM|VLLM|SERVING)_)?TRUST_REMOTE_CODE$/i;

export default definePolicy<ModelArgs>({
    id: "sagemaker-no-remote-code",
    title: "Containers run no code out of a model repository",
    severity: "high",
    appliesTo: [modelType, ...environmentTypes.filter((type) => type !== modelType)],
    supports: ["A.10.3", "A.6.2.5"],
    why: "With trust_remote_code the container runs Python files that came with the weights, under its role and beside every request: whoever can push to the repository is in.",
    fix: "Take the variable out and use an architecture that the library knows, or copy the code, look through it and build it into the image.",
    reference: "https://huggingface.co/docs/transformers/models#custom-models",
    check(resource, context) {
        eachEnvironment(resource, context, (environment, path) => {
            context.each(
                Object.keys(environment).filter((name) => switches.test(name)),
                (name) => {
                    if (/^(1|true|yes|on)$/i.test(String(environment[name]).trim())) {
                        context.report("runs code out of a model repository", `${path}.${name}`);
                    }
                },
            );
        });
    },
    examples: {
        passes: {
            "nothing is said, which means no": { primaryContainer: { image, environment: { HF_MODEL_ID: "gpt2" } } },
            "it is off": { primaryContainer: { image, environment: { OPTION_TRUST_REMOTE_CODE: "false" } } },
        },
        fails: {
            "it is on": { primaryContainer: { image, environment: { HF_TRUST_REMOTE_CODE: "true" } } },
            "it is on in one of several containers": {
                containers: [{ image }, { image, environment: { OPTION_TRUST_REMOTE_CODE: "1" } }],
            },
            "it is on in a training job": ofType(trainingJobType, { environment: { TRUST_REMOTE_CODE: "True" } }),
        },
        unknown: {
            "whether it is on is not known yet": {
                primaryContainer: { image, environment: { HF_TRUST_REMOTE_CODE: unknownValue } },
            },
        },
    },
});
