import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { modelPackageType } from "../../services/sagemaker";
import { algorithmTypes, inferenceComponentType, mayChange } from "../../services/sagemaker-containers";
import type { ImageAndDigest } from "../../services/sagemaker-containers";

interface ModelPackageArgs {
    readonly inferenceSpecification?: { readonly containers?: readonly ImageAndDigest[] };
    readonly additionalInferenceSpecifications?: readonly { readonly containers?: readonly ImageAndDigest[] }[];
}

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring";
const sha256 = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

const inPackage = [
    "inferenceSpecification.containers",
    "additionalInferenceSpecifications.containers",
    "additionalInferenceSpecificationsToAdd.containers",
];
const places: Readonly<Record<string, readonly string[]>> = {
    [modelPackageType]: inPackage,
    [algorithmTypes[0]]: inPackage,
    [algorithmTypes[1]]: inPackage,
    [inferenceComponentType]: ["specification.container", "specifications.container"],
};

export default definePolicy<ModelPackageArgs>({
    id: "sagemaker-model-package-image-digest",
    title: "Model packages, algorithms and inference components pin their images by digest",
    severity: "medium",
    appliesTo: Object.keys(places),
    supports: ["A.4.4", "A.10.3"],
    why: "What is approved in the registry is a version; behind a tag that can be moved, it is not the version that runs.",
    fix: "Give image as repository@sha256:..., or set imageDigest beside it.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html",
    check(resource, context) {
        const here = places[context.resource.type] ?? [];
        eachObjectAt<ImageAndDigest>(resource, context, here, (container, path) => {
            if (mayChange(container)) context.report("holds an image that is not pinned by digest", `${path}.image`);
        });
        // The image for training may have its digest beside it, too.
        eachObjectAt<{ trainingImage?: string; trainingImageDigest?: string }>(
            resource,
            context,
            ["trainingSpecification"],
            ({ trainingImage: image, trainingImageDigest: imageDigest }, path) => {
                if (mayChange({ ...(image && { image }), ...(imageDigest && { imageDigest }) })) {
                    context.report("trains with an image that is not pinned by digest", `${path}.trainingImage`);
                }
            },
        );
    },
    examples: {
        passes: {
            "the image is given by digest": {
                inferenceSpecification: { containers: [{ image: `${repository}@${sha256}` }] },
            },
            "the digest stands beside the image": {
                inferenceSpecification: { containers: [{ image: `${repository}:1.4.0`, imageDigest: sha256 }] },
            },
            "an algorithm has the digest of its training image": ofType(algorithmTypes[0], {
                trainingSpecification: { trainingImage: `${repository}:1.4.0`, trainingImageDigest: sha256 },
            }),
        },
        fails: {
            "the image is given by tag": {
                inferenceSpecification: { containers: [{ image: `${repository}:1.4.0` }] },
            },
            "an image of a further specification is given by tag": {
                additionalInferenceSpecifications: [{ containers: [{ image: `${repository}:cpu` }] }],
            },
            "an algorithm trains with an image by tag": ofType(algorithmTypes[0], {
                trainingSpecification: { trainingImage: `${repository}:1.4.0` },
            }),
            "an inference component runs an image by tag": ofType(inferenceComponentType, {
                specification: { container: { image: `${repository}:1.4.0` } },
            }),
        },
        unknown: {
            "the image is not known yet": { inferenceSpecification: { containers: [{ image: unknownValue }] } },
        },
    },
});
