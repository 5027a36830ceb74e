import type { GraphView, ResourceView } from "../policy";
import {
    customModelType,
    evaluationJobType,
    flowType,
    invocationJobType,
    invocationLoggingType,
    knowledgeBaseType,
} from "./bedrock";
import { dataSourceTypes, nativeKnowledgeBaseType, sourceBucketPath } from "./bedrock-knowledge-bases";

/**
 * What an AI system has a bucket for: what models learn from, what they look up, what they are themselves, what they are
 * measured by, and what they were asked and answered.
 */
export type AiDataUse = "training" | "knowledge" | "model" | "evaluation" | "inference";

interface Place {
    readonly use: AiDataUse;
    readonly types: readonly string[];
    /** Where the bucket is named: by ARN, by name or by an S3 URI. */
    readonly path: string;
}

const trainingJobType = "aws:sagemaker/trainingJob:TrainingJob";
const modelType = "aws:sagemaker/model:Model";
const endpointConfigurationType = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const classifierType = "aws:comprehend/documentClassifier:DocumentClassifier";
const recognizerType = "aws:comprehend/entityRecognizer:EntityRecognizer";

/** Every place where a resource of an AI system names a bucket. */
export const aiDataPlaces: readonly Place[] = [
    { use: "training", types: [customModelType], path: "trainingDataConfig.s3Uri" },
    { use: "training", types: [customModelType], path: "validationDataConfig.validators.s3Uri" },
    { use: "training", types: [trainingJobType], path: "inputDataConfigs.dataSource.s3DataSource.s3Uri" },
    {
        use: "training",
        types: ["aws:sagemaker/featureGroup:FeatureGroup"],
        path: "offlineStoreConfig.s3StorageConfig.s3Uri",
    },
    { use: "training", types: [classifierType], path: "inputDataConfig.s3Uri" },
    { use: "training", types: [classifierType], path: "inputDataConfig.augmentedManifests.s3Uri" },
    { use: "training", types: [recognizerType], path: "inputDataConfig.documents.s3Uri" },
    { use: "training", types: [recognizerType], path: "inputDataConfig.annotations.s3Uri" },
    { use: "training", types: [recognizerType], path: "inputDataConfig.augmentedManifests.s3Uri" },
    { use: "knowledge", types: dataSourceTypes, path: sourceBucketPath },
    {
        use: "knowledge",
        types: dataSourceTypes,
        path: "vectorIngestionConfiguration.customTransformationConfiguration.intermediateStorage.s3Location.uri",
    },
    {
        use: "knowledge",
        types: [knowledgeBaseType],
        path: "knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration.supplementalDataStorageConfiguration.storageLocations.s3Location.uri",
    },
    {
        use: "knowledge",
        types: [nativeKnowledgeBaseType],
        path: "knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration.supplementalDataStorageConfiguration.supplementalDataStorageLocations.s3Location.uri",
    },
    {
        use: "knowledge",
        types: [flowType],
        path: "definition.nodes.configuration.retrieval.serviceConfiguration.s3.bucketName",
    },
    { use: "model", types: [customModelType], path: "outputDataConfig.s3Uri" },
    { use: "model", types: [trainingJobType], path: "outputDataConfig.s3OutputPath" },
    { use: "model", types: [modelType], path: "primaryContainer.modelDataUrl" },
    { use: "model", types: [modelType], path: "primaryContainer.modelDataSource.s3DataSources.s3Uri" },
    { use: "model", types: [modelType], path: "containers.modelDataUrl" },
    { use: "model", types: [modelType], path: "containers.modelDataSource.s3DataSources.s3Uri" },
    {
        use: "evaluation",
        types: [evaluationJobType],
        path: "evaluationConfig.automated.datasetMetricConfigs.dataset.datasetLocation.s3Uri",
    },
    {
        use: "evaluation",
        types: [evaluationJobType],
        path: "evaluationConfig.human.datasetMetricConfigs.dataset.datasetLocation.s3Uri",
    },
    { use: "evaluation", types: [evaluationJobType], path: "outputDataConfig.s3Uri" },
    { use: "inference", types: [invocationJobType], path: "inputDataConfig.s3InputDataConfig.s3Uri" },
    { use: "inference", types: [invocationJobType], path: "outputDataConfig.s3OutputDataConfig.s3Uri" },
    { use: "inference", types: [endpointConfigurationType], path: "dataCaptureConfig.destinationS3Uri" },
    { use: "inference", types: [endpointConfigurationType], path: "asyncInferenceConfig.outputConfig.s3OutputPath" },
    { use: "inference", types: [invocationLoggingType], path: "loggingConfig.s3Config.bucketName" },
    {
        use: "inference",
        types: [invocationLoggingType],
        path: "loggingConfig.cloudwatchConfig.largeDataDeliveryS3Config.bucketName",
    },
    {
        use: "inference",
        types: [flowType],
        path: "definition.nodes.configuration.storage.serviceConfiguration.s3.bucketName",
    },
];

/** What AI systems of the stack have a bucket for. */
export interface AiDataUses {
    readonly uses: ReadonlySet<AiDataUse>;
    /** False when there may be more, of a bucket that is not known yet. */
    readonly complete: boolean;
}

/** What the stack's AI systems keep in a bucket, by the resources that name it. */
export function aiDataUsesOf(bucket: ResourceView<unknown>, graph: GraphView, ...wanted: AiDataUse[]): AiDataUses {
    const uses = new Set<AiDataUse>();
    let complete = true;
    for (const { use, types, path } of aiDataPlaces) {
        if (wanted.length > 0 && !wanted.includes(use)) continue;
        const related = graph.referringTo(bucket, path, ...types);
        if (related.resources.length > 0) uses.add(use);
        complete &&= related.complete;
    }
    return { uses, complete };
}

/** The uses as part of a sentence, e.g. `training and evaluation`. */
export function inWords({ uses }: AiDataUses): string {
    return [...uses].join(" and ");
}
