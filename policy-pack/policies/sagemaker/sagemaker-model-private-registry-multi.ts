import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, unknownValue, withConfig } from "../../policy";
import { modelTypes } from "../../services/sagemaker";
import { comesFromPublicRegistry, registryConfig } from "../../services/sagemaker-registries";
import type { RegistryConfig } from "../../services/sagemaker-registries";

const ecrImage = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring:1.4.0";
const ownContainer = {
    image: "registry.internal.example.com/features:1.4.0",
    imageConfig: { repositoryAccessMode: "Vpc" },
};

export default definePolicy<ModelArgs, RegistryConfig>({
    id: "sagemaker-model-private-registry-multi",
    title: "The images of a model with several containers lie in private registries",
    severity: "medium",
    appliesTo: modelTypes,
    supports: ["A.6.2.5", "A.10.3"],
    why:
        "One container of an inference pipeline from a registry that others write to sees every request. AWS Security Hub " +
        "(SageMaker.19) holds only a registry inside your VPC for private and fails every image in Amazon ECR; a private " +
        "repository of ECR is one too, unless acceptEcr is turned off.",
    fix: 'Take each image from a private repository of Amazon ECR, or set imageConfig.repositoryAccessMode of its container to "Vpc" for a registry of your own.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-containers-inference-private.html",
    config: registryConfig,
    check({ containers }, { report, each, notApplicable, config }) {
        if (asList(containers).length === 0) notApplicable();
        each(containers, (container, index) => {
            if (comesFromPublicRegistry(container, config)) {
                report(
                    "has a container whose image is in no private registry",
                    `containers.${index}.imageConfig.repositoryAccessMode`,
                );
            }
        });
    },
    examples: {
        passes: {
            "every image lies in a private registry": { containers: [{ image: ecrImage }, ownContainer] },
        },
        fails: {
            "one image lies in a public registry": {
                containers: [ownContainer, { image: "public.ecr.aws/example/scoring:1" }],
            },
            "one image is not known yet and another lies in a public registry": {
                containers: [{ image: unknownValue }, { image: "docker.io/example/scoring:1" }],
            },
            "the organisation accepts only a registry inside the VPC": withConfig(
                { acceptEcr: false },
                { containers: [ownContainer, { image: ecrImage }] },
            ),
        },
        unknown: { "an image is not known yet": { containers: [ownContainer, { image: unknownValue }] } },
        notApplicable: { "the model has one container": { primaryContainer: { image: ecrImage } } },
    },
});
