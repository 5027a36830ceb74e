import { isSet } from "../policy";
import type { CheckContext } from "../policy";
import { isPinnedByDigest } from "./container-images";
import { eachObjectAt, eachTextAt } from "./properties";
import {
    dataQualityJobDefinitionTypes,
    imageVersionTypes,
    modelPackageType,
    modelTypes,
    processingJobType,
    trainingJobType,
    tuningJobType,
} from "./sagemaker";
import { monitoringScheduleTypes } from "./sagemaker-monitoring";

export const algorithmTypes = ["aws:sagemaker/algorithm:Algorithm", "aws-native:sagemaker:Algorithm"] as const;
export const inferenceComponentType = "aws-native:sagemaker:InferenceComponent";
export const appImageConfigTypes = [
    "aws:sagemaker/appImageConfig:AppImageConfig",
    "aws-native:sagemaker:AppImageConfig",
] as const;

/** Where a type of resource says which containers it runs. Places are property paths, through every element of lists. */
interface ContainerPlaces {
    readonly images: readonly string[];
    /** Environment variables, by name. */
    readonly environments: readonly string[];
}

const inModel: ContainerPlaces = {
    images: ["primaryContainer.image", "containers.image"],
    environments: ["primaryContainer.environment", "containers.environment"],
};
const inTuning = ["trainingJobDefinition", "trainingJobDefinitions"] as const;
const inSchedule = "monitoringScheduleConfig.monitoringJobDefinition";

function inApplication(specification: string): ContainerPlaces {
    return { images: [`${specification}.imageUri`], environments: [`${specification}.environment`] };
}

const inPackage: ContainerPlaces = {
    images: [],
    environments: [
        "inferenceSpecification.containers.environment",
        "additionalInferenceSpecifications.containers.environment",
        "additionalInferenceSpecificationsToAdd.containers.environment",
    ],
};

const inAlgorithm: ContainerPlaces = {
    images: [],
    environments: [
        ...inPackage.environments,
        "validationSpecification.validationProfiles.transformJobDefinition.environment",
    ],
};

const places: Readonly<Record<string, ContainerPlaces>> = {
    [modelTypes[0]]: inModel,
    [modelTypes[1]]: inModel,
    [inferenceComponentType]: {
        images: ["specification.container.image", "specifications.container.image"],
        environments: ["specification.container.environment", "specifications.container.environment"],
    },
    [trainingJobType]: {
        images: [
            "algorithmSpecification.trainingImage",
            "debugRuleConfigurations.ruleEvaluatorImage",
            "profilerRuleConfigurations.ruleEvaluatorImage",
        ],
        environments: ["environment"],
    },
    [tuningJobType]: {
        images: inTuning.map((definition) => `${definition}.algorithmSpecification.trainingImage`),
        environments: inTuning.map((definition) => `${definition}.environment`),
    },
    [processingJobType]: { images: ["appSpecification.imageUri"], environments: ["environment"] },
    [dataQualityJobDefinitionTypes[0]]: inApplication("dataQualityAppSpecification"),
    [dataQualityJobDefinitionTypes[1]]: inApplication("dataQualityAppSpecification"),
    "aws-native:sagemaker:ModelBiasJobDefinition": inApplication("modelBiasAppSpecification"),
    "aws-native:sagemaker:ModelExplainabilityJobDefinition": inApplication("modelExplainabilityAppSpecification"),
    "aws-native:sagemaker:ModelQualityJobDefinition": inApplication("modelQualityAppSpecification"),
    [monitoringScheduleTypes[0]]: {
        images: [`${inSchedule}.monitoringAppSpecification.imageUri`],
        environments: [`${inSchedule}.environment`],
    },
    [monitoringScheduleTypes[1]]: {
        images: [`${inSchedule}.monitoringAppSpecification.imageUri`],
        environments: [`${inSchedule}.environment`],
    },
    [modelPackageType]: inPackage,
    [algorithmTypes[0]]: inAlgorithm,
    [algorithmTypes[1]]: inAlgorithm,
    [imageVersionTypes[0]]: { images: ["baseImage"], environments: [] },
    [imageVersionTypes[1]]: { images: ["baseImage"], environments: [] },
    [appImageConfigTypes[0]]: {
        images: [],
        environments: [
            "codeEditorAppImageConfig.containerConfig.containerEnvironmentVariables",
            "jupyterLabImageConfig.containerConfig.containerEnvironmentVariables",
        ],
    },
    [appImageConfigTypes[1]]: {
        images: [],
        environments: [
            "codeEditorAppImageConfig.containerConfig.containerEnvironmentVariables",
            "jupyterLabAppImageConfig.containerConfig.containerEnvironmentVariables",
        ],
    },
};

/** The types of jobs that run a container image which they name. */
export const jobTypes = [
    trainingJobType,
    tuningJobType,
    processingJobType,
    ...dataQualityJobDefinitionTypes,
    "aws-native:sagemaker:ModelBiasJobDefinition",
    "aws-native:sagemaker:ModelExplainabilityJobDefinition",
    "aws-native:sagemaker:ModelQualityJobDefinition",
    ...monitoringScheduleTypes,
] as const;

/** The types whose containers get environment variables. */
export const environmentTypes = Object.keys(places).filter((type) => places[type]?.environments.length !== 0);

/** Calls back for each container image that the resource names. */
export function eachImage(
    props: object,
    context: Pick<CheckContext, "each" | "resource">,
    visit: (image: string, path: string) => void,
): void {
    eachTextAt(props, context, places[context.resource.type]?.images ?? [], visit);
}

/** Calls back for each environment variable of the resource's containers. Values that are no text are passed over. */
export function eachVariable(
    props: object,
    context: Pick<CheckContext, "each" | "resource">,
    visit: (name: string, value: string, path: string) => void,
): void {
    eachEnvironment(props, context, (environment, path) => {
        context.each(Object.keys(environment), (name) => {
            const value = environment[name];
            if (typeof value === "string") visit(name, value, path);
        });
    });
}

/** Calls back for the environment variables of each container that has some. */
export function eachEnvironment(
    props: object,
    context: Pick<CheckContext, "each" | "resource">,
    visit: (environment: Readonly<Record<string, unknown>>, path: string) => void,
): void {
    eachObjectAt(props, context, places[context.resource.type]?.environments ?? [], visit);
}

// AWS replaces these by newer ones under the same name, and publishes no digests: asking for one would ask for a copy.
const analyzersOfAws =
    /^[0-9a-z]+\.dkr\.ecr\.[a-z0-9.-]+\/(sagemaker-model-monitor-analyzer|sagemaker-clarify-processing|sagemaker-debugger-rules)(:|@|$)/;

/** Whether an image is one of the ready-made ones with which SageMaker monitors models and debugs training. */
export function isAnalyzerOfAws(image: string): boolean {
    return analyzersOfAws.test(image);
}

/** A container whose image may be named apart from its digest, as in model packages and algorithms. */
export interface ImageAndDigest {
    readonly image?: string;
    readonly imageDigest?: string;
}

/** Whether a container runs an image that may be replaced under the same name. One without an image runs none of its own. */
export function mayChange(container: ImageAndDigest): boolean {
    if (!isSet(container, "image") || isSet(container, "imageDigest")) return false;
    return !isPinnedByDigest(container.image ?? "");
}
