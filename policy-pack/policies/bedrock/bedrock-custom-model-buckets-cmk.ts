import type { CustomModelArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { customModelType } from "../../services/bedrock";
import { bucketTypes, encryptionTypes, isUnderCustomerKey } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType] = bucketTypes;
const [encryptionType] = encryptionTypes;
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const modelFrom = (data: string, output: string): { type: string; props: Record<string, unknown> } => ({
    type: customModelType,
    props: {
        trainingDataConfig: { s3Uri: data },
        outputDataConfig: { s3Uri: output },
    },
});
const encryptionOf = (bucket: string): { type: string; props: Record<string, unknown> } => ({
    type: encryptionType,
    props: {
        bucket,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn } }],
    },
});
const named = (bucket: string): { type: string; props: Record<string, unknown> } => ({
    type: bucketType,
    props: { bucket },
});

export default definePolicy<CustomModelArgs>({
    id: "bedrock-custom-model-buckets-cmk",
    title: "Training data and metrics of custom models lie in buckets under a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: customModelType,
    supports: ["A.7.2"],
    why: "The key of a custom model protects the model, and not what it was made of: training and validation data, and the metrics of the job, which quote them, lie in buckets with an encryption of their own.",
    fix: "Give each of the buckets a BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and a KMS key of yours, and let the role of the job use the key.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html",
    check(model, { graph, report, unknown, each }) {
        const places = ["trainingDataConfig.s3Uri", "validationDataConfig.validators.s3Uri", "outputDataConfig.s3Uri"];
        each(places, (path) => {
            const [top = ""] = path.split(".", 1);
            if (!isSet(model.props, top as keyof CustomModelArgs & string)) return;
            const { resources } = graph.referredToBy<AnyBucketArgs>(model, path, ...bucketTypes);
            if (resources.length === 0) unknown("names a bucket that is not part of this stack", path);
            each(resources, (bucket) => {
                const verdict = isUnderCustomerKey(graph, bucket);
                if (verdict === "no") report(`names a bucket ("${bucket.name}") without a customer managed key`, path);
                if (verdict === "unknown") unknown(`names a bucket ("${bucket.name}") that is not known in full`, path);
            });
        });
    },
    examples: {
        passes: {
            "both buckets are encrypted with a key of one's own": {
                data: named("training-data"),
                output: named("training-output"),
                dataEncryption: encryptionOf(ref("data", "bucket")),
                outputEncryption: encryptionOf("training-output"),
                model: modelFrom("s3://training-data/claims.jsonl", "s3://training-output/"),
            },
        },
        fails: {
            "the bucket of the data is left at the default, keys of S3": {
                data: named("training-data"),
                output: named("training-output"),
                outputEncryption: encryptionOf("training-output"),
                model: modelFrom("s3://training-data/claims.jsonl", "s3://training-output/"),
            },
            "the bucket of the metrics is": {
                data: named("training-data"),
                output: named("training-output"),
                dataEncryption: encryptionOf("training-data"),
                model: modelFrom("s3://training-data/claims.jsonl", "s3://training-output/"),
            },
        },
        unknown: {
            "the buckets are made elsewhere": {
                model: modelFrom("s3://training-data/claims.jsonl", "s3://training-output/"),
            },
            "the bucket of the data is not known yet": {
                output: named("training-output"),
                outputEncryption: encryptionOf("training-output"),
                model: modelFrom(unknownValue, "s3://training-output/"),
            },
        },
    },
});
