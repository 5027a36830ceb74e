import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { modelTypes } from "../../services/sagemaker";
import { comesFromPublicRegistry, registryConfig } from "../../services/sagemaker-registries";
import type { RegistryConfig } from "../../services/sagemaker-registries";

const ecrImage = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring:1.4.0";
const ownImage = "registry.internal.example.com/credit-scoring:1.4.0";

export default definePolicy<ModelArgs, RegistryConfig>({
    id: "sagemaker-model-private-registry-primary",
    title: "The image of a model's only container lies in a private registry",
    severity: "medium",
    appliesTo: modelTypes,
    supports: ["A.6.2.5", "A.10.3"],
    why:
        "Whoever can push into the registry decides what the endpoint runs. AWS Security Hub (SageMaker.16) holds only a " +
        "registry inside your VPC for private and fails every image in Amazon ECR; a private repository of ECR is one too, " +
        "unless acceptEcr is turned off.",
    fix: 'Take the image from a private repository of Amazon ECR, or set primaryContainer.imageConfig.repositoryAccessMode to "Vpc" for a registry of your own.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html",
    config: registryConfig,
    check({ primaryContainer }, { report, notApplicable, config }) {
        if (!primaryContainer?.image) return notApplicable();
        if (comesFromPublicRegistry(primaryContainer, config)) {
            report("runs an image that is in no private registry", "primaryContainer.imageConfig.repositoryAccessMode");
        }
    },
    examples: {
        passes: {
            "the image lies in a private repository of Amazon ECR": { primaryContainer: { image: ecrImage } },
            "the image lies in a registry inside the VPC": {
                primaryContainer: { image: ownImage, imageConfig: { repositoryAccessMode: "Vpc" } },
            },
        },
        fails: {
            "the image lies in a public registry": { primaryContainer: { image: "public.ecr.aws/example/scoring:1" } },
            "the image lies elsewhere, and the access mode is the platform's": {
                primaryContainer: { image: ownImage, imageConfig: { repositoryAccessMode: "Platform" } },
            },
            "the organisation accepts only a registry inside the VPC": withConfig(
                { acceptEcr: false },
                { primaryContainer: { image: ecrImage } },
            ),
        },
        unknown: { "the image is not known yet": { primaryContainer: { image: unknownValue } } },
        notApplicable: {
            "the model has several containers": { containers: [{ image: ecrImage }] },
            "the model comes from a model package": { primaryContainer: { modelPackageName: "credit-scoring" } },
        },
    },
});
