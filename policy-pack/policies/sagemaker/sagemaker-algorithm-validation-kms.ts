import type { AlgorithmArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { eachObjectAt } from "../../services/properties";
import { hasLocalStorage } from "../../services/sagemaker";
import { algorithmTypes } from "../../services/sagemaker-containers";

interface Output {
    readonly kmsKeyId?: string;
}

interface Resources {
    readonly instanceType?: string;
    readonly volumeKmsKeyId?: string;
}

const profile = "validationSpecification.validationProfiles";
const outputs = [
    `${profile}.trainingJobDefinition.outputDataConfig`,
    `${profile}.transformJobDefinition.transformOutput`,
];
const clusters = [
    `${profile}.trainingJobDefinition.resourceConfig`,
    `${profile}.transformJobDefinition.transformResources`,
];

const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const training = { kmsKeyId: key, s3OutputPath: "s3://algorithm-validation/trained" };
const transform = { kmsKeyId: key, s3OutputPath: "s3://algorithm-validation/transformed" };
const instances = { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeKmsKeyId: key };

/** An algorithm that is validated by a training job and a transform job. */
const validatedBy = (trainingParts: object, transformParts: object = {}): never =>
    ({
        validationSpecification: {
            validationProfiles: {
                profileName: "smoke",
                trainingJobDefinition: { outputDataConfig: training, resourceConfig: instances, ...trainingParts },
                transformJobDefinition: {
                    transformOutput: transform,
                    transformResources: instances,
                    ...transformParts,
                },
            },
        },
    }) as never;

export default definePolicy<AlgorithmArgs>({
    id: "sagemaker-algorithm-validation-kms",
    title: "Jobs that validate an algorithm encrypt what they write with a customer-managed key",
    severity: "low",
    appliesTo: algorithmTypes,
    supports: ["A.6.2.4", "A.7.2"],
    why: "A validation trains on sample data and writes a model and its answers; they stay in the bucket when the algorithm is long published.",
    fix: "Set kmsKeyId of outputDataConfig and transformOutput, and volumeKmsKeyId of resourceConfig and transformResources, to a customer-managed key; instance types with local storage take none.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AlgorithmValidationProfile.html",
    check(algorithm, context) {
        eachObjectAt<Output>(algorithm, context, outputs, (output, path) => {
            if (isCustomerKey(output, "kmsKeyId")) return;
            context.report("validates without a customer-managed key for what is written", `${path}.kmsKeyId`);
        });
        eachObjectAt<Resources>(algorithm, context, clusters, (cluster, path) => {
            if (isCustomerKey(cluster, "volumeKmsKeyId") || hasLocalStorage(cluster.instanceType ?? "")) return;
            context.report("validates without a customer-managed key for the volumes", `${path}.volumeKmsKeyId`);
        });
    },
    examples: {
        passes: {
            "all keys are given": validatedBy({}),
            "the stack itself makes the key": validatedBy({
                outputDataConfig: { ...training, kmsKeyId: unknownValue },
            }),
            "the instances have local storage, which takes no key": validatedBy({
                resourceConfig: { instanceCount: 1, instanceType: "ml.m5d.xlarge" },
            }),
            "it is not validated": { algorithmName: "scoring" },
        },
        fails: {
            "the trained model is written without a key": validatedBy({
                outputDataConfig: { s3OutputPath: "s3://algorithm-validation/trained" },
            }),
            "the answers are written with the key of AWS": validatedBy(
                {},
                { transformOutput: { ...transform, kmsKeyId: "alias/aws/s3" } },
            ),
            "the volumes of the training have no key": validatedBy({
                resourceConfig: { instanceCount: 1, instanceType: "ml.m5.xlarge" },
            }),
            "the volumes of the transform have no key": validatedBy(
                {},
                { transformResources: { instanceCount: 1, instanceType: "ml.m5.xlarge" } },
            ),
        },
        unknown: {
            "how it is validated is not known yet": { validationSpecification: unknownValue },
        },
    },
});
