import { covers } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { modelTypes } from "../../services/sagemaker";
import { inferenceComponentType } from "../../services/sagemaker-containers";
import { bucketOf, placesOf, typesWithData } from "../../services/sagemaker-data";

interface Config {
    readonly buckets: readonly string[];
    readonly refused: readonly string[];
}

const [modelType] = modelTypes;

export default definePolicy<object, Config>({
    id: "sagemaker-model-data-approved-bucket",
    title: "Models are loaded from approved buckets only",
    severity: "medium",
    appliesTo: [modelType, ...typesWithData("model").filter((type) => type !== modelType)],
    supports: ["A.10.3", "A.6.2.5"],
    why: "Whoever can write to the bucket decides what the endpoint answers, and a pickled archive runs code as it is loaded; sample buckets belong to others.",
    fix: "Copy the model into a bucket of yours, look at it there, and load it from there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry.html",
    config: {
        buckets: {
            type: "array",
            items: { type: "string" },
            default: [],
            description:
                "The buckets that models may come from, with * for any characters; none listed means any but those refused.",
        },
        refused: {
            type: "array",
            items: { type: "string" },
            default: ["sagemaker-sample-*", "sagemaker-example-*", "aws-ml-blog*"],
            description: "The buckets that models may not come from, with * for any characters.",
        },
    },
    check(resource, context) {
        const { buckets, refused } = context.config;
        const isIn = (bucket: string, list: readonly string[]): boolean =>
            list.some((pattern) => covers(pattern, bucket));
        eachTextAt(resource, context, placesOf(context.resource.type, ["model"]), (uri, path) => {
            const bucket = bucketOf(uri) ?? "";
            if ((buckets.length > 0 && !isIn(bucket, buckets)) || isIn(bucket, refused)) {
                context.report("loads a model from a bucket that is not approved", path);
            }
        });
    },
    examples: {
        passes: {
            "the bucket is one's own": {
                primaryContainer: { modelDataUrl: "s3://models/credit-scoring/model.tar.gz" },
            },
            "the model is in its image": { primaryContainer: { image: "scoring" } },
            "the bucket is among the approved ones": withConfig(
                { buckets: ["models-*"] },
                { primaryContainer: { modelDataUrl: "s3://models-prod/credit-scoring/model.tar.gz" } },
            ),
        },
        fails: {
            "the bucket holds samples of AWS": {
                primaryContainer: { modelDataUrl: "s3://sagemaker-sample-files/models/xgb/model.tar.gz" },
            },
            "one of several containers loads its weights from there": {
                containers: [
                    { modelDataUrl: unknownValue },
                    { modelDataSource: { s3DataSources: [{ s3Uri: "s3://sagemaker-sample-files/weights/" }] } },
                ],
            },
            "an inference component loads its weights from there": ofType(inferenceComponentType, {
                specification: { container: { artifactUrl: "s3://sagemaker-sample-files/weights.tar.gz" } },
            }),
            "the bucket is not among the approved ones": withConfig(
                { buckets: ["models-prod"] },
                { primaryContainer: { modelDataUrl: "s3://models-dev/credit-scoring/model.tar.gz" } },
            ),
        },
        unknown: { "where the model lies is not known yet": { primaryContainer: { modelDataUrl: unknownValue } } },
    },
});
