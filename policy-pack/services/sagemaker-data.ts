import type { GraphView, Readable, ResourceView } from "../policy";
import { knownTextsAt } from "./properties";
import { bucketTypes } from "./s3";
import type { AnyBucketArgs } from "./s3";
import {
    dataQualityJobDefinitionTypes,
    domainTypes,
    endpointConfigurationTypes,
    featureGroupTypes,
    flowDefinitionType,
    labelingJobType,
    modelPackageType,
    modelTypes,
    processingJobType,
    trainingJobType,
    tuningJobType,
    userProfileTypes,
} from "./sagemaker";
import { algorithmTypes, inferenceComponentType } from "./sagemaker-containers";
import { monitoringScheduleTypes } from "./sagemaker-monitoring";

/** What SageMaker does with the objects at a place: it loads a model, trains on data, or writes. */
export type DataUse = "model" | "input" | "output";

type Places = Readonly<Partial<Record<DataUse, readonly string[]>>>;

const both = (places: readonly string[], ...holders: readonly string[]): readonly string[] =>
    holders.flatMap((holder) => places.map((place) => `${holder}.${place}`));

/** Where containers name their model; the providers differ in the plural. */
const modelIn = (source: string, ...holders: readonly string[]): readonly string[] =>
    both(
        ["modelDataUrl", `modelDataSource.${source}.s3Uri`, "additionalModelDataSources.s3DataSources.s3Uri"],
        ...holders,
    );

const settings = (holder: string): readonly string[] =>
    both(["sharingSettings.s3OutputPath", "canvasAppSettings.workspaceSettings.s3ArtifactPath"], holder);

const inEndpointConfiguration: Places = {
    output: [
        "dataCaptureConfig.destinationS3Uri",
        "asyncInferenceConfig.outputConfig.s3OutputPath",
        "asyncInferenceConfig.outputConfig.s3FailurePath",
        "productionVariants.coreDumpConfig.destinationS3Uri",
        "shadowProductionVariants.coreDumpConfig.destinationS3Uri",
    ],
};

const inSchedule: Places = {
    output: [
        "monitoringScheduleConfig.monitoringJobDefinition.monitoringOutputConfig.monitoringOutputs.s3Output.s3Uri",
    ],
};

const inProfile = "validationSpecification.validationProfiles";
const inAlgorithm: Places = {
    model: [
        ...modelIn("s3DataSource", "inferenceSpecification.containers"),
        "inferenceSpecification.containers.additionalS3DataSource.s3Uri",
        "trainingSpecification.additionalS3DataSource.s3Uri",
    ],
    input: [
        `${inProfile}.trainingJobDefinition.inputDataConfigs.dataSource.s3DataSource.s3Uri`,
        `${inProfile}.transformJobDefinition.transformInput.dataSource.s3DataSource.s3Uri`,
    ],
    output: [
        `${inProfile}.trainingJobDefinition.outputDataConfig.s3OutputPath`,
        `${inProfile}.transformJobDefinition.transformOutput.s3OutputPath`,
    ],
};

const monitoring = (job: string): Places => ({ output: [`${job}JobOutputConfig.monitoringOutputs.s3Output.s3Uri`] });

const places: Readonly<Record<string, Places>> = {
    [modelTypes[0]]: { model: modelIn("s3DataSources", "primaryContainer", "containers") },
    [modelTypes[1]]: { model: modelIn("s3DataSource", "primaryContainer", "containers") },
    [inferenceComponentType]: {
        model: ["specification.container.artifactUrl", "specifications.container.artifactUrl"],
    },
    [modelPackageType]: {
        model: modelIn(
            "s3DataSource",
            "inferenceSpecification.containers",
            "additionalInferenceSpecifications.containers",
        ),
    },
    [algorithmTypes[0]]: inAlgorithm,
    [algorithmTypes[1]]: inAlgorithm,
    [trainingJobType]: {
        input: ["inputDataConfigs.dataSource.s3DataSource.s3Uri"],
        output: [
            "outputDataConfig.s3OutputPath",
            "checkpointConfig.s3Uri",
            "debugHookConfig.s3OutputPath",
            "profilerConfig.s3OutputPath",
            "tensorBoardOutputConfig.s3OutputPath",
        ],
    },
    [tuningJobType]: {
        input: both(
            ["inputDataConfigs.dataSource.s3DataSource.s3Uri"],
            "trainingJobDefinition",
            "trainingJobDefinitions",
        ),
        output: both(
            ["outputDataConfig.s3OutputPath", "checkpointConfig.s3Uri"],
            "trainingJobDefinition",
            "trainingJobDefinitions",
        ),
    },
    [processingJobType]: {
        input: ["processingInputs.s3Input.s3Uri"],
        output: ["processingOutputConfig.outputs.s3Output.s3Uri"],
    },
    [labelingJobType]: {
        input: ["inputConfig.dataSource.s3DataSource.manifestS3Uri"],
        output: ["outputConfig.s3OutputPath"],
    },
    [flowDefinitionType]: { output: ["outputConfig.s3OutputPath"] },
    [endpointConfigurationTypes[0]]: inEndpointConfiguration,
    [endpointConfigurationTypes[1]]: inEndpointConfiguration,
    [featureGroupTypes[0]]: { output: ["offlineStoreConfig.s3StorageConfig.s3Uri"] },
    [featureGroupTypes[1]]: { output: ["offlineStoreConfig.s3StorageConfig.s3Uri"] },
    [dataQualityJobDefinitionTypes[0]]: monitoring("dataQuality"),
    [dataQualityJobDefinitionTypes[1]]: monitoring("dataQuality"),
    "aws-native:sagemaker:ModelBiasJobDefinition": monitoring("modelBias"),
    "aws-native:sagemaker:ModelExplainabilityJobDefinition": monitoring("modelExplainability"),
    "aws-native:sagemaker:ModelQualityJobDefinition": monitoring("modelQuality"),
    [monitoringScheduleTypes[0]]: inSchedule,
    [monitoringScheduleTypes[1]]: inSchedule,
    "aws-native:sagemaker:InferenceExperiment": { output: ["dataStorageConfig.destination"] },
    [domainTypes[0]]: { output: settings("defaultUserSettings") },
    [domainTypes[1]]: { output: settings("defaultUserSettings") },
    [userProfileTypes[0]]: { output: settings("userSettings") },
    [userProfileTypes[1]]: { output: settings("userSettings") },
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": { output: ["artifactStoreUri"] },
    "aws-native:sagemaker:MlflowTrackingServer": { output: ["artifactStoreUri"] },
    "aws:sagemaker/mlflowApp:MlflowApp": { output: ["artifactStoreUri"] },
    "aws-native:sagemaker:MlflowApp": { output: ["artifactStoreUri"] },
    "aws:sagemaker/hub:Hub": { output: ["s3StorageConfig.s3OutputPath"] },
    "aws-native:sagemaker:Hub": { output: ["s3StorageConfig.s3OutputPath"] },
    "aws:sagemaker/deviceFleet:DeviceFleet": { output: ["outputConfig.s3OutputLocation"] },
    "aws:sagemaker/modelCardExportJob:ModelCardExportJob": { output: ["outputConfig.s3OutputPath"] },
};

/** The types that name objects in Amazon S3 for one of the uses. */
export function typesWithData(...uses: readonly DataUse[]): readonly string[] {
    return Object.keys(places).filter((type) => uses.some((use) => placesOf(type, [use]).length > 0));
}

/** The places at which a type names objects in Amazon S3. */
export function placesOf(type: string, uses: readonly DataUse[]): readonly string[] {
    return uses.flatMap((use) => places[type]?.[use] ?? []);
}

/** A bucket of the stack, and the property by which a resource uses it. */
interface UsedBucket {
    readonly bucket: ResourceView<Readable<AnyBucketArgs>>;
    readonly path: string;
}

/** The buckets that a resource uses. */
export interface UsedBuckets {
    readonly here: readonly UsedBucket[];
    /** Places that name a bucket of another stack; those of AWS are left out. */
    readonly elsewhere: readonly string[];
    /** False when some place is not known yet, and nothing says where it comes from. */
    readonly complete: boolean;
}

/** The buckets that a resource loads a model from, trains on or writes to. */
export function bucketsOf(resource: ResourceView<object>, graph: GraphView, ...uses: readonly DataUse[]): UsedBuckets {
    const here = new Map<string, UsedBucket>();
    const elsewhere: string[] = [];
    let complete = true;
    for (const path of placesOf(resource.type, uses)) {
        const related = graph.referredToBy<AnyBucketArgs>(resource, path, ...bucketTypes);
        complete &&= related.complete;
        for (const bucket of related.resources) {
            if (!here.has(bucket.urn)) here.set(bucket.urn, { bucket, path });
        }
        const texts = knownTextsAt(resource.props, path);
        const isElsewhere = (uri: string): boolean =>
            !belongsToAws(uri) && graph.identifiedBy(uri, ...bucketTypes).length === 0;
        if (texts.some(isElsewhere)) elsewhere.push(path);
    }
    return { here: [...here.values()], elsewhere, complete };
}

/** The bucket that an S3 URI names; undefined where it names none. */
export function bucketOf(uri: string): string | undefined {
    return /^s3:\/\/([^/]+)/.exec(uri)?.[1] ?? /^https:\/\/([^./]+)\.s3[.-][a-z0-9.-]*\.amazonaws\.com/.exec(uri)?.[1];
}

/** Whether an S3 URI lies in a bucket from which AWS hands out ready-made models. */
export function belongsToAws(uri: string): boolean {
    return /^jumpstart-(private-)?cache-/.test(bucketOf(uri) ?? "");
}

/** Whether an S3 URI lies where AWS keeps the models whose licence has to be accepted first. */
export function isGated(uri: string): boolean {
    return /^jumpstart-private-cache-/.test(bucketOf(uri) ?? "");
}
