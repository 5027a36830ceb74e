import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes, publicAccessTo } from "../../services/s3";
import { modelTypes, trainingJobType } from "../../services/sagemaker";
import { bucketsOf, typesWithData } from "../../services/sagemaker-data";

const [bucketType] = bucketTypes;
const [modelType] = modelTypes;
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const policyType = "aws:s3/bucketPolicy:BucketPolicy";
const publicPolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::models/*" }],
});
const bucket = { type: bucketType, props: { bucket: "models" } };
const model = {
    type: modelType,
    props: { primaryContainer: { modelDataUrl: "s3://models/credit-scoring/model.tar.gz" } },
};

export default definePolicy({
    id: "sagemaker-data-bucket-not-public",
    title: "SageMaker reads from and writes to no bucket that is public",
    severity: "critical",
    scope: "stack",
    appliesTo: typesWithData("model", "input", "output"),
    supports: ["A.7.2", "A.6.2.5"],
    why: "A public bucket gives away training data, models and captured requests, and one that the public can write to decides what a model learns or answers.",
    fix: "Take the statement or the grant for everybody out, and block public access to the bucket.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check(resource, { graph, report, unknown, notApplicable }) {
        const { here } = bucketsOf(resource, graph, "model", "input", "output");
        if (here.length === 0) notApplicable();
        for (const { bucket, path } of here) {
            const verdict = publicAccessTo(bucket, graph);
            if (verdict === "yes") report(`uses the bucket "${bucket.name}", which is public`, path);
            if (verdict === "unknown") unknown(`uses the bucket "${bucket.name}", whose access is not all known`, path);
        }
    },
    examples: {
        passes: {
            "the bucket is private": { bucket, model },
            "the bucket's public policy is blocked": {
                bucket,
                policy: { type: policyType, props: { bucket: "models", policy: publicPolicy } },
                block: {
                    type: blockType,
                    props: { bucket: "models", restrictPublicBuckets: true, ignorePublicAcls: true },
                },
                model,
            },
        },
        fails: {
            "the bucket of the model has a policy for everybody": {
                bucket,
                policy: { type: policyType, props: { bucket: "models", policy: publicPolicy } },
                model,
            },
            "the training data has an ACL for everybody": {
                data: { type: bucketType, props: { acl: "public-read" } },
                job: {
                    type: trainingJobType,
                    props: { inputDataConfigs: [{ dataSource: { s3DataSource: { s3Uri: ref("data", "bucket") } } }] },
                },
            },
            "the bucket that models are written to has an ACL of its own for everybody": {
                data: { type: bucketType, props: { bucket: "models" } },
                acl: {
                    type: "aws:s3/bucketAcl:BucketAcl",
                    props: { bucket: "models", acl: "public-read-write" },
                },
                job: {
                    type: trainingJobType,
                    props: { outputDataConfig: { s3OutputPath: "s3://models/credit-scoring" } },
                },
            },
        },
        unknown: {
            "the bucket's policy is not known yet": {
                bucket,
                policy: { type: policyType, props: { bucket: "models", policy: unknownValue } },
                model,
            },
        },
        notApplicable: { "the bucket is not in this stack": { model } },
    },
});
