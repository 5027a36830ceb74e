import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";
import { modelTypes } from "../../services/sagemaker";

type Container = NonNullable<Readable<ModelArgs>["primaryContainer"]>;

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring";
const sha256 = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

export default definePolicy<ModelArgs>({
    id: "sagemaker-model-image-digest",
    title: "Models pin their container images by digest",
    severity: "medium",
    appliesTo: modelTypes,
    supports: ["A.4.4", "A.10.3"],
    why: "A tag can be moved: the next instance that starts may run other code than the one that was tested.",
    fix: "Give image as repository@sha256:... in primaryContainer and in each of containers.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
    check(model, { report, each }) {
        const checkImage = (container: Container, path: string): void => {
            // A container that comes from a model package version has no image of its own.
            const { image } = container;
            if (image && !isPinnedByDigest(image))
                report("runs an image that is not pinned by digest", `${path}.image`);
        };
        each(model.primaryContainer, (container) => checkImage(container, "primaryContainer"));
        each(model.containers, (container, index) => checkImage(container, `containers.${index}`));
    },
    examples: {
        passes: {
            "the image is given by digest": { primaryContainer: { image: `${repository}@${sha256}` } },
            "the image is given by tag and digest": { primaryContainer: { image: `${repository}:1.4.0@${sha256}` } },
            "the container comes from a model package version": {
                primaryContainer: {
                    modelPackageName: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/credit-scoring/7",
                },
            },
        },
        fails: {
            "the image is given by tag": { primaryContainer: { image: `${repository}:1.4.0` } },
            "the image is given without tag or digest": { primaryContainer: { image: repository } },
            "one of several containers is given by tag": {
                containers: [{ image: `${repository}@${sha256}` }, { image: `${repository}:latest` }],
            },
            "one image is not known yet and another is given by tag": {
                containers: [{ image: unknownValue }, { image: `${repository}:latest` }],
            },
        },
        unknown: {
            "the image is not known yet": { primaryContainer: { image: unknownValue } },
        },
    },
});
