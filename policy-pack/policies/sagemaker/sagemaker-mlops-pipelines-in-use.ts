import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { pipelineTypes, trainingJobType } from "../../services/sagemaker";
import { pipelineDefinition } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";

const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const train = { Name: "Train", Type: "Training", Arguments: {} };
const register = { Name: "Register", Type: "RegisterModel", Arguments: { ModelPackageGroupName: "credit-scoring" } };

export default definePolicy<AnyPipelineArgs & TrainingJobArgs>({
    id: "sagemaker-mlops-pipelines-in-use",
    title: "What trains a model leaves it in the registry or in an experiment",
    severity: "low",
    appliesTo: [...pipelineTypes, trainingJobType],
    supports: ["A.6.1.3", "A.6.2.3"],
    why: "A model that lies in a bucket and in no record cannot be traced back to its code, its data and its measurements.",
    fix: "End the pipeline with a RegisterModel step; give a training job that stands alone an experimentConfig, mlflowConfig or modelPackageConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines.html",
    check(props, context) {
        const { report, notApplicable, resource } = context;
        if (resource.type === trainingJobType) {
            const { experimentConfig } = props;
            const isInExperiment = isSet(experimentConfig, "experimentName") || isSet(experimentConfig, "trialName");
            if (isInExperiment || isSet(props, "mlflowConfig") || isSet(props, "modelPackageConfig")) return;
            report("trains a model outside any experiment and registers none", "experimentConfig");
            return;
        }
        const definition = pipelineDefinition(props, context);
        if (!definition) return;
        const types = new Set(definition.steps.map(({ type }) => type));
        if (!types.has("Training") && !types.has("Tuning") && !types.has("AutoML")) notApplicable();
        if (!types.has("RegisterModel")) report("trains a model and registers none", "pipelineDefinition");
    },
    examples: {
        passes: {
            "the pipeline registers what it trains": { pipelineDefinition: definitionOf(train, register) },
            "the pipeline registers what it trains on a condition": {
                pipelineDefinition: definitionOf(train, {
                    Name: "Good",
                    Type: "Condition",
                    Arguments: { Conditions: [], IfSteps: [register], ElseSteps: [] },
                }),
            },
            "a training job is part of an experiment": ofType(trainingJobType, {
                experimentConfig: { experimentName: "credit-scoring" },
            }),
            "a training job registers its model": ofType(trainingJobType, {
                modelPackageConfig: { modelPackageGroupArn: unknownValue },
            }),
            "the pipeline of the AWS Native provider registers what it trains": ofType(pipelineTypes[1], {
                pipelineDefinition: { pipelineDefinitionBody: definitionOf(train, register) },
            }),
        },
        fails: {
            "the pipeline registers nothing": { pipelineDefinition: definitionOf(train) },
            "a training job stands alone": ofType(trainingJobType, { trainingJobName: "credit-scoring-17" }),
            "the pipeline of the AWS Native provider registers nothing": ofType(pipelineTypes[1], {
                pipelineDefinition: { pipelineDefinitionBody: definitionOf(train) },
            }),
        },
        unknown: {
            "the definition is not known yet": { pipelineDefinition: unknownValue },
            "the definition lies in Amazon S3": {
                pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "credit-scoring.json" },
            },
            "the definition is no JSON": { pipelineDefinition: "Steps: []" },
        },
        notApplicable: {
            "the pipeline trains nothing": {
                pipelineDefinition: definitionOf({ Name: "Prepare", Type: "Processing", Arguments: {} }),
            },
        },
    },
});
