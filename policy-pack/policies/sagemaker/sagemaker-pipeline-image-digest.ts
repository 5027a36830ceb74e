import { definePolicy, unknownValue } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";
import { isRecord, valueAt } from "../../services/json";
import { pipelineTypes } from "../../services/sagemaker";
import { isAnalyzerOfAws } from "../../services/sagemaker-containers";
import { pipelineDefinition } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs, PipelineStep } from "../../services/sagemaker-pipelines";

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring";
const pinned = `${repository}@sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a`;
const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const trainWith = (TrainingImage: unknown): object => ({
    Name: "Train",
    Type: "Training",
    Arguments: { AlgorithmSpecification: { TrainingImage, TrainingInputMode: "File" } },
});

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-image-digest",
    title: "Pipelines pin their container images by digest",
    severity: "medium",
    appliesTo: pipelineTypes,
    supports: ["A.4.4", "A.7.6"],
    why: "A tag can be moved: tomorrow's run of the same pipeline trains and evaluates with other code, and registers the result all the same.",
    fix: "Give each image as repository@sha256:...",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html",
    check(pipeline, context) {
        const { report, unknown, notApplicable } = context;
        const definition = pipelineDefinition(pipeline, context);
        if (!definition) return;
        let images = 0;
        for (const step of definition.steps) {
            for (const image of imagesOf(step)) {
                images++;
                if (typeof image !== "string") {
                    unknown(`has a step whose image is settled when it runs (${step.place})`);
                } else if (!isPinnedByDigest(image) && !isAnalyzerOfAws(image)) {
                    report(`has a step whose image is not pinned by digest (${step.place})`, "pipelineDefinition");
                }
            }
        }
        if (images === 0) notApplicable();
    },
    examples: {
        passes: {
            "every image is given by digest": {
                pipelineDefinition: definitionOf(trainWith(pinned), {
                    Name: "Register",
                    Type: "RegisterModel",
                    Arguments: { InferenceSpecification: { Containers: [{ Image: pinned }] } },
                }),
            },
            "the parameter's default is a digest": {
                pipelineDefinition: JSON.stringify({
                    Parameters: [{ Name: "Image", Type: "String", DefaultValue: pinned }],
                    Steps: [trainWith({ Get: "Parameters.Image" })],
                }),
            },
        },
        fails: {
            "the image is given by tag": { pipelineDefinition: definitionOf(trainWith(`${repository}:1.4.0`)) },
            "the image of a processing step is given by tag": {
                pipelineDefinition: definitionOf({
                    Name: "Prepare",
                    Type: "Processing",
                    Arguments: { AppSpecification: { ImageUri: `${repository}:latest` } },
                }),
            },
            "the image of what is registered is given by tag": {
                pipelineDefinition: definitionOf({
                    Name: "Register",
                    Type: "RegisterModel",
                    Arguments: { InferenceSpecification: { Containers: [{ Image: pinned }, { Image: repository }] } },
                }),
            },
        },
        unknown: {
            "the definition is not known yet": { pipelineDefinition: unknownValue },
            "the image is a parameter without a default": {
                pipelineDefinition: definitionOf(trainWith({ Get: "Parameters.Image" })),
            },
        },
        notApplicable: {
            "no step has an image": {
                pipelineDefinition: definitionOf({ Name: "Score", Type: "Transform", Arguments: { ModelName: "m" } }),
            },
        },
    },
});

function imagesOf({ arguments: given }: PipelineStep): readonly unknown[] {
    const definitions = [given, given.TrainingJobDefinition, ...listOf(given.TrainingJobDefinitions)];
    const containers = [
        given.PrimaryContainer,
        ...listOf(given.Containers),
        ...listOf(valueAt(given, "InferenceSpecification.Containers")),
    ];
    return [
        ...definitions.map((definition) => valueAt(definition, "AlgorithmSpecification.TrainingImage")),
        valueAt(given, "AppSpecification.ImageUri"),
        ...containers.flatMap((container) =>
            isRecord(container) && container.ImageDigest === undefined ? [container.Image] : [],
        ),
    ].filter((image) => image !== undefined && image !== null);
}

function listOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}
