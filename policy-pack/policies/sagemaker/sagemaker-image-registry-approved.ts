import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { covers } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { imageVersionTypes, modelPackageType, modelTypes, processingJobType } from "../../services/sagemaker";
import { algorithmTypes, eachImage, inferenceComponentType, jobTypes } from "../../services/sagemaker-containers";

interface Config {
    readonly registries: readonly string[];
}

const own = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring:1.4.0";
const inSpecification = ["inferenceSpecification.containers.image", "trainingSpecification.trainingImage"];

export default definePolicy<ModelArgs, Config>({
    id: "sagemaker-image-registry-approved",
    title: "Container images come from approved registries",
    severity: "medium",
    appliesTo: [
        ...modelTypes,
        inferenceComponentType,
        ...jobTypes,
        ...imageVersionTypes,
        modelPackageType,
        ...algorithmTypes,
    ],
    supports: ["A.4.4", "A.10.3"],
    why: "An image sees the training data, the weights and every request: it has to come from where somebody built and scanned it, or from AWS.",
    fix: "Push the image to a private repository of Amazon ECR in an approved account and use it from there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/docker-containers-adapt-your-own.html",
    config: {
        registries: {
            type: "array",
            items: { type: "string" },
            default: [
                "*.dkr.ecr.*.amazonaws.com",
                "*.dkr.ecr.*.amazonaws.com.cn",
                "*.dkr.ecr.*.amazonaws.eu",
                "*.dkr.ecr-fips.*.amazonaws.com",
                "*.dkr-ecr.*.on.aws",
            ],
            description:
                "The registries that images may come from, with * for any characters, e.g. 111122223333.dkr.ecr.eu-central-1.amazonaws.com; list those of AWS that you use as well.",
        },
    },
    check(resource, context) {
        const judge = (image: string, path: string): void => {
            const slash = image.indexOf("/");
            const registry = slash < 0 ? "" : image.slice(0, slash);
            if (!context.config.registries.some((pattern) => covers(pattern, registry))) {
                context.report("runs an image that comes from no approved registry", path);
            }
        };
        eachImage(resource, context, judge);
        const packaged: readonly string[] = [modelPackageType, ...algorithmTypes];
        if (packaged.includes(context.resource.type)) eachTextAt(resource, context, inSpecification, judge);
    },
    examples: {
        passes: {
            "the image lies in Amazon ECR": { primaryContainer: { image: own } },
            "the organisation has a registry of its own": withConfig(
                { registries: ["registry.internal.example.com:5000"] },
                { primaryContainer: { image: "registry.internal.example.com:5000/credit-scoring:1.4.0" } },
            ),
        },
        fails: {
            "the image lies in a public registry": {
                containers: [{ image: own }, { image: "docker.io/example/features:1" }],
            },
            "a job runs an image of a public registry": ofType(processingJobType, {
                appSpecification: { imageUri: "public.ecr.aws/example/prepare:1" },
            }),
            "a model package holds an image of a public registry": ofType(modelPackageType, {
                inferenceSpecification: { containers: [{ image: "ghcr.io/example/scoring:1" }] },
            }),
            "the organisation approves of one account only": withConfig(
                { registries: ["444455556666.dkr.ecr.*.amazonaws.com"] },
                { primaryContainer: { image: own } },
            ),
        },
        unknown: { "the image is not known yet": { primaryContainer: { image: unknownValue } } },
    },
});
