import type { PipelineArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { pipelineTypes } from "../../services/sagemaker";
import { s3Definition } from "../../services/sagemaker-pipelines";

const [, nativeType] = pipelineTypes;
const location = { bucket: "pipelines", objectKey: "credit-scoring.json" };

export default definePolicy<PipelineArgs>({
    id: "sagemaker-pipeline-definition-versioned",
    title: "A pipeline's definition in Amazon S3 is named by version",
    severity: "low",
    appliesTo: pipelineTypes,
    supports: ["A.6.1.3", "A.7.6"],
    why: "Whoever can write to the bucket changes what is prepared, trained and registered at the next deployment, past every review of the program.",
    fix: "Set pipelineDefinitionS3Location.versionId, or give the definition in the program itself.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PipelineDefinitionS3Location.html",
    check(pipeline, { report, notApplicable }) {
        const definition = s3Definition(pipeline);
        if (!definition) return notApplicable();
        if (!definition.isVersioned) {
            report("takes its definition from whatever object is there", "pipelineDefinitionS3Location.versionId");
        }
    },
    examples: {
        passes: {
            "the version is named": {
                pipelineDefinitionS3Location: { ...location, versionId: "3HL4kqtJvjVBH40Nrjfkd" },
            },
            "the version is that of an object of the stack": {
                pipelineDefinitionS3Location: { ...location, versionId: unknownValue },
            },
            "the version is named, in the AWS Native provider": ofType(nativeType, {
                pipelineDefinition: {
                    pipelineDefinitionS3Location: {
                        bucket: "pipelines",
                        key: "a.json",
                        version: "3HL4kqtJvjVBH40Nrjfkd",
                    },
                },
            }),
        },
        fails: {
            "no version is named": { pipelineDefinitionS3Location: location },
            "no version is named, in the AWS Native provider": ofType(nativeType, {
                pipelineDefinition: { pipelineDefinitionS3Location: { bucket: "pipelines", key: "a.json" } },
            }),
        },
        unknown: { "the whole location is not known yet": { pipelineDefinitionS3Location: unknownValue } },
        notApplicable: { "the definition stands in the program": { pipelineDefinition: '{"Steps":[]}' } },
    },
});
