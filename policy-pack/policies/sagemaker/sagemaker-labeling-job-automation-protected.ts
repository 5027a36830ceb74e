import type { LabelingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { labelingJobType } from "../../services/sagemaker";

const labelingJobAlgorithmSpecificationArn =
    "arn:aws:sagemaker:eu-central-1:027400017018:labeling-job-algorithm-specification/text-classification";
const volumeKmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const vpcConfig = { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] };

export default definePolicy<LabelingJobArgs>({
    id: "sagemaker-labeling-job-automation-protected",
    title: "Automated labelling runs in a VPC, on volumes with a customer-managed key",
    severity: "medium",
    appliesTo: labelingJobType,
    supports: ["A.7.2"],
    why: "Automated labelling trains a model on the data and runs it over the rest, on instances that stand outside every network and key of yours unless told otherwise.",
    fix: "Set vpcConfig and volumeKmsKeyId in labelingJobAlgorithmsConfig.labelingJobResourceConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobResourceConfig.html",
    check({ labelingJobAlgorithmsConfig }, { report, each, notApplicable }) {
        // People do all of it unless an algorithm is named.
        if (!labelingJobAlgorithmsConfig) return notApplicable();
        const path = "labelingJobAlgorithmsConfig.labelingJobResourceConfig";
        const resources = labelingJobAlgorithmsConfig.labelingJobResourceConfig;
        if (!isCustomerKey(resources, "volumeKmsKeyId")) {
            report("labels on volumes without a customer-managed key", `${path}.volumeKmsKeyId`);
        }
        each([resources], (given) => {
            if (!isSet(given?.vpcConfig, "subnets")) report("labels outside any VPC", `${path}.vpcConfig`);
        });
    },
    examples: {
        passes: {
            "both are given": {
                labelingJobAlgorithmsConfig: {
                    labelingJobAlgorithmSpecificationArn,
                    labelingJobResourceConfig: { volumeKmsKeyId, vpcConfig },
                },
            },
        },
        fails: {
            "nothing is said of the instances": {
                labelingJobAlgorithmsConfig: { labelingJobAlgorithmSpecificationArn },
            },
            "there is no key": {
                labelingJobAlgorithmsConfig: {
                    labelingJobAlgorithmSpecificationArn,
                    labelingJobResourceConfig: { vpcConfig },
                },
            },
            "there is no VPC": {
                labelingJobAlgorithmsConfig: {
                    labelingJobAlgorithmSpecificationArn,
                    labelingJobResourceConfig: { volumeKmsKeyId },
                },
            },
        },
        unknown: {
            "what is said of the instances is not known yet": {
                labelingJobAlgorithmsConfig: {
                    labelingJobAlgorithmSpecificationArn,
                    labelingJobResourceConfig: unknownValue,
                },
            },
        },
        notApplicable: { "people label everything": { outputConfig: { s3OutputPath: "s3://training-data/labels" } } },
    },
});
