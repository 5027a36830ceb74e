import { definePolicy, unknownValue } from "../../policy";
import { isAwsManagedKey } from "../../services/kms";
import { hasLocalStorage, pipelineTypes } from "../../services/sagemaker";
import { eachStep, isGiven, jobsOf, jobStepTypes } from "../../services/sagemaker-pipelines";
import type { AnyPipelineArgs } from "../../services/sagemaker-pipelines";

const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const definitionOf = (...steps: object[]): string => JSON.stringify({ Version: "2020-12-01", Steps: steps });
const train = (resources: object, output: object): object => ({
    Name: "Train",
    Type: "Training",
    Arguments: {
        ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30, ...resources },
        OutputDataConfig: { S3OutputPath: "s3://model-artefacts", ...output },
    },
});

type Json = Readonly<Record<string, unknown>>;

export default definePolicy<AnyPipelineArgs>({
    id: "sagemaker-pipeline-kms",
    title: "The jobs of a pipeline encrypt volumes and results with a customer-managed key",
    severity: "medium",
    appliesTo: pipelineTypes,
    supports: ["A.7.2", "A.7.6"],
    why: "Volumes hold the training data and results are models; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set VolumeKmsKeyId in the cluster's configuration of each step, and KmsKeyId in what says where it writes; instance types with local storage take no key for it.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    check(pipeline, context) {
        const hasKey = (of: Json, property: string): boolean =>
            isGiven(of, property) && !(typeof of[property] === "string" && isAwsManagedKey(of[property]));
        eachStep(pipeline, context, jobStepTypes, (step) => {
            for (const { kind, cluster = {}, output = {}, place } of jobsOf(step)) {
                if (!hasKey(cluster, "VolumeKmsKeyId") && !isLocal(cluster)) {
                    context.report(`has a ${kind} without a key for its volumes (${place})`, "pipelineDefinition");
                }
                // A processing step may write nothing.
                const writes = isGiven(output, "S3OutputPath") || isGiven(output, "Outputs");
                if (writes && !hasKey(output, "KmsKeyId")) {
                    context.report(`has a ${kind} that writes without a key (${place})`, "pipelineDefinition");
                }
            }
        });
    },
    examples: {
        passes: {
            "both keys are given": {
                pipelineDefinition: definitionOf(train({ VolumeKmsKeyId: key }, { KmsKeyId: key })),
            },
            "the keys are parameters": {
                pipelineDefinition: definitionOf(
                    train({ VolumeKmsKeyId: { Get: "Parameters.Key" } }, { KmsKeyId: { Get: "Parameters.Key" } }),
                ),
            },
            "the instance type has local storage, which takes no key": {
                pipelineDefinition: definitionOf(train({ InstanceType: "ml.p4d.24xlarge" }, { KmsKeyId: key })),
            },
        },
        fails: {
            "there is no key for the volumes": { pipelineDefinition: definitionOf(train({}, { KmsKeyId: key })) },
            "there is no key for the model": { pipelineDefinition: definitionOf(train({ VolumeKmsKeyId: key }, {})) },
            "a processing step has the key that AWS manages": {
                pipelineDefinition: definitionOf({
                    Name: "Prepare",
                    Type: "Processing",
                    Arguments: {
                        ProcessingResources: {
                            ClusterConfig: { InstanceType: "ml.m5.xlarge", VolumeKmsKeyId: "alias/aws/sagemaker" },
                        },
                    },
                }),
            },
        },
        unknown: { "the definition is not known yet": { pipelineDefinition: unknownValue } },
        notApplicable: {
            "the pipeline starts no jobs": {
                pipelineDefinition: definitionOf({ Name: "Register", Type: "RegisterModel", Arguments: {} }),
            },
        },
    },
});

/** Whether every instance of a step keeps its data on local disks. */
function isLocal({ InstanceType: one, InstanceGroups: groups }: Json): boolean {
    const types = Array.isArray(groups) ? groups.map((group: Json) => group.InstanceType) : [one];
    return types.every((type) => typeof type === "string" && hasLocalStorage(type));
}
