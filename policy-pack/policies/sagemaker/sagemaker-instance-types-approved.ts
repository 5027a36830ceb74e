import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { covers } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { eachTextAt } from "../../services/properties";
import {
    endpointConfigurationTypes,
    notebookType,
    notebookTypes,
    processingJobType,
    trainingJobType,
    tuningJobType,
} from "../../services/sagemaker";
import { monitoringJobDefinitions, monitoringScheduleTypes } from "../../services/sagemaker-monitoring";

interface Config {
    readonly approved: readonly string[];
    readonly refused: readonly string[];
}

const inVariants = [
    "productionVariants.instanceType",
    "productionVariants.instancePools.instanceType",
    "shadowProductionVariants.instanceType",
];
const inTraining = ["resourceConfig.instanceType", "resourceConfig.instanceGroups.instanceType"];
const inTuning = [
    ...inTraining,
    "hyperParameterTuningResourceConfig.instanceType",
    "hyperParameterTuningResourceConfig.instanceConfigs.instanceType",
];

const places: Readonly<Record<string, readonly string[]>> = {
    [endpointConfigurationTypes[0]]: inVariants,
    [endpointConfigurationTypes[1]]: inVariants,
    [trainingJobType]: inTraining,
    [tuningJobType]: ["trainingJobDefinition", "trainingJobDefinitions"].flatMap((definition) =>
        inTuning.map((place) => `${definition}.${place}`),
    ),
    [processingJobType]: ["processingResources.clusterConfig.instanceType"],
    ...Object.fromEntries(
        monitoringJobDefinitions.map(({ type }) => [type, ["jobResources.clusterConfig.instanceType"]]),
    ),
    ...Object.fromEntries(
        monitoringScheduleTypes.map((type) => [
            type,
            ["monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.instanceType"],
        ]),
    ),
    [notebookTypes[0]]: ["instanceType"],
    [notebookTypes[1]]: ["instanceType"],
    "aws:sagemaker/app:App": ["resourceSpec.instanceType"],
    "aws-native:sagemaker:App": ["resourceSpec.instanceType"],
    "aws-native:sagemaker:Cluster": ["instanceGroups.instanceType", "restrictedInstanceGroups.instanceType"],
};

export default definePolicy<EndpointConfigurationArgs, Config>({
    id: "sagemaker-instance-types-approved",
    title: "SageMaker runs on approved instance types",
    severity: "low",
    appliesTo: Object.keys(places),
    supports: ["A.4.5"],
    why: "Instances of earlier generations have no Nitro hardware: their hypervisor reaches the memory that holds model and data, and AWS retires them. Which accelerators a team may use is for its organisation to say.",
    fix: "Choose an instance type of a current generation, such as ml.m7i or ml.g6.",
    reference: "https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html",
    config: {
        approved: {
            type: "array",
            items: { type: "string" },
            default: ["*"],
            description: "The instance types that may be used, with * for any characters, e.g. ml.m7i.*.",
        },
        refused: {
            type: "array",
            items: { type: "string" },
            default: ["ml.t2.*", "ml.m4.*", "ml.c4.*", "ml.r4.*", "ml.p2.*", "ml.p3.*", "ml.g3.*"],
            description: "The instance types that may not be used even so; as it comes, those without Nitro hardware.",
        },
    },
    check(resource, context) {
        const { approved, refused } = context.config;
        eachTextAt(resource, context, places[context.resource.type] ?? [], (instanceType, path) => {
            const isIn = (list: readonly string[]): boolean => list.some((pattern) => covers(pattern, instanceType));
            if (!isIn(approved) || isIn(refused)) context.report("uses an instance type that is not approved", path);
        });
    },
    examples: {
        passes: {
            "the instance type is of a current generation": { productionVariants: [{ instanceType: "ml.m7i.xlarge" }] },
            "the variant is serverless": {
                productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }],
            },
            "the instance type is on the organisation's list": withConfig(
                { approved: ["ml.g6.*"] },
                { productionVariants: [{ instanceType: "ml.g6.2xlarge" }] },
            ),
        },
        fails: {
            "an endpoint runs on an earlier generation": { productionVariants: [{ instanceType: "ml.m4.xlarge" }] },
            "a notebook runs on an earlier generation": ofType(notebookType, { instanceType: "ml.t2.medium" }),
            "a training job has an instance group of an earlier generation": ofType(trainingJobType, {
                resourceConfig: {
                    instanceGroups: [{ instanceType: "ml.g6.xlarge" }, { instanceType: "ml.p2.xlarge" }],
                },
            }),
            "the instance type is not on the organisation's list": withConfig(
                { approved: ["ml.m7i.*", "ml.g6.*"] },
                { productionVariants: [{ instanceType: "ml.p5.48xlarge" }] },
            ),
        },
        unknown: {
            "the instance type is not known yet": { productionVariants: [{ instanceType: unknownValue }] },
        },
    },
});
