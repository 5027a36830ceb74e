import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { aiDataUsesOf } from "../../services/ai-data";
import { customModelType } from "../../services/bedrock";
import { bucketTypes, keepsVersions, versioningTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType] = bucketTypes;
const [versioningType] = versioningTypes;

/** A bucket with these properties that a model is trained on. */
function trainedOn(bucket: object): StackExample {
    return {
        data: { type: bucketType, props: { ...bucket } },
        model: { type: customModelType, props: { trainingDataConfig: { s3Uri: ref("data", "bucket") } } },
    };
}

export default definePolicy<AnyBucketArgs>({
    id: "ai-training-bucket-versioned",
    title: "Buckets with training data keep the earlier versions of their objects",
    severity: "medium",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2", "A.7.5"],
    equivalents: ["aws-aiml:FS-21"],
    why: "Without versions nobody can say which data a model was trained on, and poisoned data cannot be put back. Other tools guess by a bucket's name what it is for; here the jobs that read it say so.",
    fix: "Add a BucketVersioning for the bucket with versioningConfiguration.status Enabled.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check(bucket, { graph, report, unknown, notApplicable }) {
        const { uses, complete } = aiDataUsesOf(bucket, graph, "training");
        if (uses.size === 0 && complete) return notApplicable();
        const verdict = keepsVersions(bucket, graph);
        if (verdict === "yes") return;
        if (uses.size === 0) unknown("may hold training data without keeping versions of it");
        else if (verdict === "no") report("holds training data and does not keep versions of it");
        else unknown("holds training data, and may not keep versions of it");
    },
    examples: {
        passes: {
            "the bucket is versioned": {
                ...trainedOn({}),
                versioning: {
                    type: versioningType,
                    props: { bucket: ref("data"), versioningConfiguration: { status: "Enabled" } },
                },
            },
            "a training job of SageMaker AI reads a versioned bucket": {
                data: { type: bucketType, props: { bucket: "corpus", versioning: { enabled: true } } },
                job: {
                    type: "aws:sagemaker/trainingJob:TrainingJob",
                    props: { inputDataConfigs: [{ dataSource: { s3DataSource: { s3Uri: "s3://corpus/2026/" } } }] },
                },
            },
        },
        fails: {
            "the bucket is not versioned": trainedOn({}),
            "it is named by an S3 URI": {
                data: { type: bucketType, props: { bucket: "corpus" } },
                job: {
                    type: "aws:sagemaker/trainingJob:TrainingJob",
                    props: { inputDataConfigs: [{ dataSource: { s3DataSource: { s3Uri: "s3://corpus/2026/" } } }] },
                },
            },
            "a feature group's offline store is not versioned": {
                data: { type: bucketType, props: { bucket: "features" } },
                features: {
                    type: "aws:sagemaker/featureGroup:FeatureGroup",
                    props: { offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://features/" } } },
                },
            },
        },
        unknown: {
            "the bucket of a training job is not known yet": {
                data: { type: bucketType },
                model: { type: customModelType, props: { trainingDataConfig: { s3Uri: unknownValue } } },
            },
            "whether it is versioned is not known yet": trainedOn({ versioning: unknownValue }),
        },
        notApplicable: { "no model is trained on it": { site: { type: bucketType } } },
    },
});
