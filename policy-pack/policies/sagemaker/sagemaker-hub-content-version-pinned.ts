import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { modelTypes, trainingJobType, tuningJobType } from "../../services/sagemaker";

const [, nativeModelType] = modelTypes;
const inputs = "inputDataConfigs.dataSource.s3DataSource.hubAccessConfig.hubContentArn";
const model = "arn:aws:sagemaker:eu-central-1:aws:hub-content/SageMakerPublicHub/Model/huggingface-tc-bert";
const inputFrom = (hubContentArn: string): { dataSource: object } => ({
    dataSource: { s3DataSource: { s3DataType: "S3Prefix", s3Uri: "s3://any", hubAccessConfig: { hubContentArn } } },
});

const places: Readonly<Record<string, readonly string[]>> = {
    [trainingJobType]: [inputs, "serverlessJobConfig.baseModelArn"],
    [tuningJobType]: [`trainingJobDefinition.${inputs}`, `trainingJobDefinitions.${inputs}`],
    [nativeModelType]: [
        "primaryContainer.modelDataSource.s3DataSource.hubAccessConfig.hubContentArn",
        "containers.modelDataSource.s3DataSource.hubAccessConfig.hubContentArn",
    ],
};

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-hub-content-version-pinned",
    title: "Models of a hub are named by version",
    severity: "medium",
    appliesTo: Object.keys(places),
    supports: ["A.4.4", "A.10.3"],
    why: "Without a version the newest is taken: the model that is trained from or deployed may not be the one that was evaluated.",
    fix: "End the ARN of the hub content with the version, e.g. /1.2.0.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-curated-hubs.html",
    check(resource, context) {
        eachTextAt(resource, context, places[context.resource.type] ?? [], (arn, path) => {
            const isHubContent = arn.includes(":hub-content/");
            if (isHubContent && !/:hub-content\/[^/]+\/[^/]+\/[^/]+\/\d+(\.\d+)*$/.test(arn)) {
                context.report("takes a model of a hub in whatever version is the newest", path);
            }
        });
    },
    examples: {
        passes: {
            "the version is named": { inputDataConfigs: [{ channelName: "model", ...inputFrom(`${model}/1.2.0`) }] },
            "nothing comes from a hub": {
                inputDataConfigs: [
                    {
                        channelName: "train",
                        dataSource: { s3DataSource: { s3DataType: "S3Prefix", s3Uri: "s3://data" } },
                    },
                ],
            },
        },
        fails: {
            "no version is named": { inputDataConfigs: [{ channelName: "model", ...inputFrom(model) }] },
            "no version of the model to customise is named": {
                serverlessJobConfig: { jobType: "FineTuning", baseModelArn: model },
            },
            "a model is deployed without a version": ofType(nativeModelType, {
                primaryContainer: {
                    modelDataSource: { s3DataSource: { s3Uri: "s3://any", hubAccessConfig: { hubContentArn: model } } },
                },
            }),
        },
        unknown: {
            "the model is not known yet": { inputDataConfigs: [{ channelName: "model", ...inputFrom(unknownValue) }] },
        },
    },
});
