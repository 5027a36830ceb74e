import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes, keepsVersions } from "../../services/s3";
import { trainingJobType } from "../../services/sagemaker";
import { bucketsOf, typesWithData } from "../../services/sagemaker-data";

const [bucketType] = bucketTypes;
const data = { type: bucketType, props: { bucket: "training-data" } };
const jobOn = (s3Uri: string): { type: string; props: Record<string, unknown> } => ({
    type: trainingJobType,
    props: { inputDataConfigs: [{ channelName: "train", dataSource: { s3DataSource: { s3Uri } } }] },
});

export default definePolicy({
    id: "sagemaker-training-data-versioned",
    title: "Jobs read their data from buckets that keep earlier versions",
    severity: "low",
    scope: "stack",
    appliesTo: typesWithData("input"),
    supports: ["A.7.5", "A.7.6"],
    why: "Which data a model was trained on, labelled or prepared from can be shown later only if what was overwritten since is still there.",
    fix: "Turn versioning on for the bucket.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        const { here, elsewhere, complete } = bucketsOf(resource, graph, "input");
        for (const { bucket, path } of here) {
            const kept = keepsVersions(bucket, graph);
            if (kept === "no") report(`reads data from "${bucket.name}", which keeps no versions`, path);
            if (kept === "unknown") unknown(`reads data from "${bucket.name}", whose versioning is open`, path);
        }
        for (const path of elsewhere) unknown("reads data from a bucket that is not in this stack", path);
        if (!complete) unknown("reads data from a place that is not known yet");
        if (complete && here.length + elsewhere.length === 0) notApplicable();
    },
    examples: {
        passes: {
            "the bucket keeps versions": {
                data,
                versioning: {
                    type: "aws:s3/bucketVersioning:BucketVersioning",
                    props: { bucket: ref("data"), versioningConfiguration: { status: "Enabled" } },
                },
                job: jobOn("s3://training-data/2026/"),
            },
        },
        fails: { "the bucket keeps no versions": { data, job: jobOn("s3://training-data/2026/") } },
        unknown: {
            "the bucket is not in this stack": { job: jobOn("s3://training-data/2026/") },
            "where the data lies is not known yet": { job: jobOn(unknownValue) },
        },
        notApplicable: {
            "the data lies on a file system": {
                job: {
                    type: trainingJobType,
                    props: {
                        inputDataConfigs: [
                            { dataSource: { fileSystemDataSource: { fileSystemId: "fs-0a1b2c3d4e5f60718" } } },
                        ],
                    },
                },
            },
        },
    },
});
