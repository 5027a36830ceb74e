import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";
import { dataQualityJobDefinitionType, processingJobType, tuningJobType } from "../../services/sagemaker";
import { eachImage, isAnalyzerOfAws, jobTypes } from "../../services/sagemaker-containers";

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring-training";
const pinned = `${repository}@sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a`;

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-job-image-digest",
    title: "Jobs pin their container images by digest",
    severity: "medium",
    appliesTo: jobTypes,
    supports: ["A.4.4", "A.7.6"],
    why: "A tag can be moved: the same job run again prepares data or trains with other code, and nobody can tell which.",
    fix: "Give the image as repository@sha256:...",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AlgorithmSpecification.html",
    check(job, context) {
        eachImage(job, context, (image, path) => {
            if (!isPinnedByDigest(image) && !isAnalyzerOfAws(image)) {
                context.report("runs an image that is not pinned by digest", path);
            }
        });
    },
    examples: {
        passes: {
            "the image is given by digest": { algorithmSpecification: { trainingImage: pinned } },
            "an algorithm is given by name": { algorithmSpecification: { algorithmName: "credit-scoring" } },
            "the image is the analyzer of AWS, which has no versions": ofType(dataQualityJobDefinitionType, {
                dataQualityAppSpecification: {
                    imageUri: "048819808253.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-model-monitor-analyzer",
                },
            }),
        },
        fails: {
            "the image is given by tag": { algorithmSpecification: { trainingImage: `${repository}:1.4.0` } },
            "the image of a processing job is given without tag or digest": ofType(processingJobType, {
                appSpecification: { imageUri: repository },
            }),
            "one of several images to tune is given by tag": ofType(tuningJobType, {
                trainingJobDefinitions: [
                    { algorithmSpecification: { trainingImage: pinned } },
                    { algorithmSpecification: { trainingImage: `${repository}:latest` } },
                ],
            }),
        },
        unknown: { "the image is not known yet": { algorithmSpecification: { trainingImage: unknownValue } } },
    },
});
