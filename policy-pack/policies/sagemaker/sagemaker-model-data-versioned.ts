import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes, keepsVersions } from "../../services/s3";
import { modelTypes } from "../../services/sagemaker";
import { bucketsOf, typesWithData } from "../../services/sagemaker-data";

const [bucketType] = bucketTypes;
const [modelType] = modelTypes;
const archive = "s3://models/credit-scoring/model.tar.gz";
const models = { type: bucketType, props: { bucket: "models" } };
const modelFrom = (modelDataUrl: string): { type: string; props: Record<string, unknown> } => ({
    type: modelType,
    props: { primaryContainer: { modelDataUrl } },
});

export default definePolicy({
    id: "sagemaker-model-data-versioned",
    title: "Models are read from buckets that keep earlier versions",
    severity: "medium",
    scope: "stack",
    appliesTo: typesWithData("model"),
    supports: ["A.4.4", "A.6.2.5"],
    why: "Each new instance reads the archive again: one that is overwritten changes the model unseen, and without versions there is no way back.",
    fix: "Turn versioning on for the bucket.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        const { here, elsewhere, complete } = bucketsOf(resource, graph, "model");
        for (const { bucket, path } of here) {
            const kept = keepsVersions(bucket, graph);
            if (kept === "no") report(`reads its model from "${bucket.name}", which keeps no versions`, path);
            if (kept === "unknown") unknown(`reads its model from "${bucket.name}", whose versioning is open`, path);
        }
        for (const path of elsewhere) unknown("reads its model from a bucket that is not in this stack", path);
        if (!complete) unknown("reads its model from a place that is not known yet");
        if (complete && here.length + elsewhere.length === 0) notApplicable();
    },
    examples: {
        passes: {
            "the bucket keeps versions": {
                models,
                versioning: {
                    type: "aws:s3/bucketVersioning:BucketVersioning",
                    props: { bucket: ref("models"), versioningConfiguration: { status: "Enabled" } },
                },
                model: modelFrom(archive),
            },
            "the bucket keeps versions by its own settings": {
                models: { type: bucketType, props: { versioning: { enabled: true } } },
                model: modelFrom(ref("models", "bucket")),
            },
        },
        fails: {
            "the bucket keeps no versions": { models, model: modelFrom(archive) },
            "versioning is suspended": {
                models,
                versioning: {
                    type: "aws:s3/bucketVersioning:BucketVersioning",
                    props: { bucket: "models", versioningConfiguration: { status: "Suspended" } },
                },
                model: {
                    type: modelType,
                    props: {
                        containers: [{ modelDataSource: { s3DataSources: [{ s3Uri: "s3://models/weights/" }] } }],
                    },
                },
            },
        },
        unknown: {
            "the bucket is not in this stack": { model: modelFrom(archive) },
            "where the model lies is not known yet": { model: modelFrom(unknownValue) },
            "whether versioning is on is not known yet": {
                models,
                versioning: {
                    type: "aws:s3/bucketVersioning:BucketVersioning",
                    props: { bucket: "models", versioningConfiguration: { status: unknownValue } },
                },
                model: modelFrom(archive),
            },
        },
        notApplicable: {
            "the model is in its image": {
                model: { type: modelType, props: { primaryContainer: { image: "scoring" } } },
            },
            "the model is one that AWS hands out": {
                model: modelFrom("s3://jumpstart-cache-prod-eu-central-1/huggingface-infer/prepack/v1.0.0/bert.tar.gz"),
            },
        },
    },
});
