import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { modelPackageType, modelTypes, trainingJobType, tuningJobType } from "../../services/sagemaker";
import { algorithmTypes } from "../../services/sagemaker-containers";
import { isGated } from "../../services/sagemaker-data";

interface S3DataSource {
    readonly s3Uri?: string;
    readonly modelAccessConfig?: { readonly acceptEula?: boolean };
}

const [modelType, nativeModelType] = modelTypes;
const gated = "s3://jumpstart-private-cache-prod-eu-central-1/meta-textgeneration/llama/artifacts/";
const source = { s3Uri: gated, s3DataType: "S3Prefix", compressionType: "None" };
const refused = { ...source, modelAccessConfig: { acceptEula: false } };
const inputs = "inputDataConfigs.dataSource.s3DataSource";

const places: Readonly<Record<string, readonly string[]>> = {
    [modelType]: ["primaryContainer", "containers"].flatMap((container) => [
        `${container}.modelDataSource.s3DataSources`,
        `${container}.additionalModelDataSources.s3DataSources`,
    ]),
    [nativeModelType]: ["primaryContainer.modelDataSource.s3DataSource", "containers.modelDataSource.s3DataSource"],
    [modelPackageType]: ["inferenceSpecification.containers.modelDataSource.s3DataSource"],
    [algorithmTypes[0]]: ["inferenceSpecification.containers.modelDataSource.s3DataSource"],
    [algorithmTypes[1]]: ["inferenceSpecification.containers.modelDataSource.s3DataSource"],
    [trainingJobType]: [inputs],
    [tuningJobType]: [`trainingJobDefinition.${inputs}`, `trainingJobDefinitions.${inputs}`],
};

export default definePolicy<ModelArgs>({
    id: "sagemaker-model-eula-accepted",
    title: "The program states that the licence of a gated model is accepted",
    severity: "medium",
    appliesTo: Object.keys(places),
    supports: ["A.10.3"],
    why: "Makers hand their models out under terms on who may use them, and what for; that somebody accepted these has to be on record, in code that was reviewed.",
    fix: "Read the licence, and set modelAccessConfig.acceptEula of the data source to true.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelAccessConfig.html",
    check(resource, context) {
        eachObjectAt<S3DataSource>(resource, context, places[context.resource.type] ?? [], (source, path) => {
            if (!isGated(source.s3Uri ?? "") || source.modelAccessConfig?.acceptEula === true) return;
            context.report("uses a gated model whose licence is not accepted", `${path}.modelAccessConfig.acceptEula`);
        });
    },
    examples: {
        passes: {
            "the licence is accepted": {
                primaryContainer: {
                    modelDataSource: { s3DataSources: [{ ...source, modelAccessConfig: { acceptEula: true } }] },
                },
            },
            "the model is one's own": {
                primaryContainer: {
                    modelDataSource: { s3DataSources: [{ ...source, s3Uri: "s3://models/weights/" }] },
                },
            },
            "the model is in an archive": { primaryContainer: { modelDataUrl: "s3://models/model.tar.gz" } },
        },
        fails: {
            "nothing is said about the licence": {
                primaryContainer: { modelDataSource: { s3DataSources: [source] } },
            },
            "the licence is not accepted": {
                containers: [{ modelDataSource: { s3DataSources: [refused] } }],
            },
            "nothing is said about the licence of a model beside the first": {
                primaryContainer: {
                    additionalModelDataSources: [{ channelName: "draft", s3DataSources: [source, refused] }],
                },
            },
            "the licence of a model beside the first is not accepted": {
                containers: [{ additionalModelDataSources: [{ channelName: "draft", s3DataSources: [refused] }] }],
            },
            "an algorithm answers with the model": ofType(algorithmTypes[0], {
                inferenceSpecification: { containers: [{ modelDataSource: { s3DataSource: refused } }] },
            }),
            "nothing is said about the licence, in the AWS Native provider": ofType(nativeModelType, {
                primaryContainer: { modelDataSource: { s3DataSource: source } },
            }),
            "a training job starts from the model": ofType(trainingJobType, {
                inputDataConfigs: [{ channelName: "model", dataSource: { s3DataSource: { s3Uri: gated } } }],
            }),
        },
        unknown: {
            "where the model lies is not known yet": {
                primaryContainer: { modelDataSource: { s3DataSources: [{ ...source, s3Uri: unknownValue }] } },
            },
        },
    },
});
