import { definePolicy, unknownValue } from "../../policy";
import { isRecord } from "../../services/json";
import { pipelineTypes } from "../../services/sagemaker";
import { eachStep, isGiven, jobsOf, jobStepTypes } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";

const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const VpcConfig = { Subnets: ["subnet-0a1b2c3d4e5f60718"], SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"] };

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-in-vpc",
    title: "The jobs of a pipeline run in a VPC of the account",
    severity: "medium",
    appliesTo: pipelineTypes,
    supports: ["A.7.2", "A.7.6"],
    why: "Outside a VPC the traffic of a job, its reading of data from Amazon S3 included, passes no security group, no endpoint policy and no flow log of yours.",
    fix: "Give each training and tuning step a VpcConfig, and each processing step one in its NetworkConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html",
    check(pipeline, context) {
        eachStep(pipeline, context, jobStepTypes, (step) => {
            for (const { kind, network, place } of jobsOf(step)) {
                const { VpcConfig: vpc } = network;
                if (isRecord(vpc) && (isGiven(vpc, "Subnets") || isGiven(vpc, "Get"))) continue;
                context.report(`has a ${kind} outside any VPC (${place})`, "pipelineDefinition");
            }
        });
    },
    examples: {
        passes: {
            "every job has subnets": {
                pipelineDefinition: definitionOf(
                    { Name: "Prepare", Type: "Processing", Arguments: { NetworkConfig: { VpcConfig } } },
                    { Name: "Train", Type: "Training", Arguments: { VpcConfig } },
                ),
            },
            "the subnets are a parameter": {
                pipelineDefinition: definitionOf({
                    Name: "Train",
                    Type: "Training",
                    Arguments: { VpcConfig: { Subnets: { Get: "Parameters.Subnets" } } },
                }),
            },
        },
        fails: {
            "a training step has no VPC": {
                pipelineDefinition: definitionOf({ Name: "Train", Type: "Training", Arguments: {} }),
            },
            "a processing step has no subnets": {
                pipelineDefinition: definitionOf({
                    Name: "Prepare",
                    Type: "Processing",
                    Arguments: { NetworkConfig: { VpcConfig: { Subnets: [], SecurityGroupIds: [] } } },
                }),
            },
        },
        unknown: {
            "the definition is not known yet": { pipelineDefinition: unknownValue },
            "the definition lies in Amazon S3": {
                pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "credit-scoring.json" },
            },
        },
        notApplicable: {
            "the pipeline starts no jobs": {
                pipelineDefinition: definitionOf({ Name: "Register", Type: "RegisterModel", Arguments: {} }),
            },
        },
    },
});
