import { definePolicy, ofType, unknownValue } from "../../policy";
import { pipelineTypes } from "../../services/sagemaker";
import { eachStep, isOpen, jobsOf, jobStepTypes } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";

const [, nativeType] = pipelineTypes;
const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const train = (given: object): object => ({ Name: "Train", Type: "Training", Arguments: given });
const prepare = (given: object): object => ({ Name: "Prepare", Type: "Processing", Arguments: given });

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-network-isolation",
    title: "The jobs and models of a pipeline run with network isolation",
    severity: "high",
    appliesTo: pipelineTypes,
    supports: ["A.7.2", "A.7.6"],
    why: "A pipeline runs with nobody looking on: a manipulated library in one of its containers can carry out the training data each night.",
    fix: "Set EnableNetworkIsolation to true in each training, tuning and model step, and in NetworkConfig of each processing step.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    check(pipeline, context) {
        const { report, unknown } = context;
        eachStep(pipeline, context, [...jobStepTypes, "Model"], (step) => {
            const jobs =
                step.type === "Model"
                    ? [{ kind: "model step", network: step.arguments, place: step.place }]
                    : jobsOf(step);
            for (const { kind, network, place } of jobs) {
                if (isOpen(network, "EnableNetworkIsolation")) {
                    unknown(`has a ${kind} whose network isolation is settled when it runs (${place})`);
                } else if (network.EnableNetworkIsolation !== true) {
                    report(`has a ${kind} without network isolation (${place})`, "pipelineDefinition");
                }
            }
        });
    },
    examples: {
        passes: {
            "every job is isolated": {
                pipelineDefinition: definitionOf(
                    prepare({ NetworkConfig: { EnableNetworkIsolation: true } }),
                    train({ EnableNetworkIsolation: true }),
                ),
            },
            "a parameter's default turns it on": {
                pipelineDefinition: JSON.stringify({
                    Parameters: [{ Name: "Isolated", Type: "Boolean", DefaultValue: true }],
                    Steps: [train({ EnableNetworkIsolation: { Get: "Parameters.Isolated" } })],
                }),
            },
        },
        fails: {
            "a training step says nothing": { pipelineDefinition: definitionOf(train({})) },
            "a processing step has it at the wrong place": {
                pipelineDefinition: definitionOf(prepare({ EnableNetworkIsolation: true })),
            },
            "a model step below a condition says nothing": {
                pipelineDefinition: definitionOf({
                    Name: "Good",
                    Type: "Condition",
                    Arguments: { IfSteps: [{ Name: "Make", Type: "Model", Arguments: { PrimaryContainer: {} } }] },
                }),
            },
            "one of two definitions of a tuning step says nothing": ofType(nativeType, {
                pipelineDefinition: {
                    pipelineDefinitionBody: definitionOf({
                        Name: "Tune",
                        Type: "Tuning",
                        Arguments: { TrainingJobDefinitions: [{ EnableNetworkIsolation: true }, {}] },
                    }),
                },
            }),
        },
        unknown: {
            "the definition is not known yet": { pipelineDefinition: unknownValue },
            "the definition lies in Amazon S3": {
                pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "credit-scoring.json" },
            },
            "it is a parameter without a default": {
                pipelineDefinition: JSON.stringify({
                    Parameters: [{ Name: "Isolated", Type: "Boolean" }],
                    Steps: [train({ EnableNetworkIsolation: { Get: "Parameters.Isolated" } })],
                }),
            },
        },
        notApplicable: {
            "the pipeline starts no jobs": {
                pipelineDefinition: definitionOf({ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }),
            },
        },
    },
});
