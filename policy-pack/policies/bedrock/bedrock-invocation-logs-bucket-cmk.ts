import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";
import { bucketTypes, encryptionTypes, isUnderCustomerKey } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType] = bucketTypes;
const [encryptionType] = encryptionTypes;
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const places = ["s3Config", "cloudwatchConfig.largeDataDeliveryS3Config"] as const;

const rulesWith = (byDefault: object): object[] => [{ applyServerSideEncryptionByDefault: byDefault }];
const loggingTo = (bucketName: string): Record<string, unknown> => ({ loggingConfig: { s3Config: { bucketName } } });

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logs-bucket-cmk",
    title: "The buckets of invocation logs are encrypted with a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8", "A.7.2"],
    equivalents: ["aws-aiml:BR-12"],
    why: "Invocation logs hold every prompt and every answer. Under a key of Amazon S3, whoever may read the bucket reads them all; a key of your own is a second lock. What is too large for a log group lies in a bucket too.",
    fix: "Give the bucket a BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and a KMS key of yours, whose policy lets bedrock.amazonaws.com generate data keys.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
    check(logging, { graph, report, unknown, notApplicable, each }) {
        const { loggingConfig } = logging.props;
        const isGiven = {
            [places[0]]: isSet(loggingConfig, "s3Config"),
            [places[1]]: isSet(loggingConfig?.cloudwatchConfig, "largeDataDeliveryS3Config"),
        };
        if (!Object.values(isGiven).includes(true)) notApplicable();
        each(
            places.filter((place) => isGiven[place]),
            (place) => {
                const path = `loggingConfig.${place}.bucketName`;
                const buckets = graph.referredToBy<AnyBucketArgs>(logging, path, ...bucketTypes);
                if (buckets.resources.length === 0)
                    unknown("delivers to a bucket that is not part of this stack", path);
                each(buckets.resources, (bucket) => {
                    const verdict = isUnderCustomerKey(graph, bucket);
                    const which = `delivers to a bucket ("${bucket.name}")`;
                    if (verdict === "no") report(`${which} without a customer managed key`, path);
                    if (verdict === "unknown") unknown(`${which} whose encryption is not known yet`, path);
                });
            },
        );
    },
    examples: {
        passes: {
            "the bucket is encrypted with a key of one's own": {
                bucket: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: ref("bucket"),
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn }),
                    },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("bucket", "bucket")) },
            },
            "the bucket has an inline configuration": {
                bucket: {
                    type: bucketType,
                    props: {
                        bucket: "model-invocations",
                        serverSideEncryptionConfiguration: {
                            rule: {
                                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                            },
                        },
                    },
                },
                logging: { type: invocationLoggingType, props: loggingTo("model-invocations") },
            },
        },
        fails: {
            "encryption is left at its default, keys of S3": {
                bucket: { type: bucketType },
                logging: { type: invocationLoggingType, props: loggingTo(ref("bucket", "bucket")) },
            },
            "the algorithm is AES256": {
                bucket: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: { bucket: ref("bucket"), rules: rulesWith({ sseAlgorithm: "AES256" }) },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("bucket", "bucket")) },
            },
            "the bucket for large data has no key": {
                bucket: { type: bucketType, props: { bucket: "model-invocations" } },
                logging: {
                    type: invocationLoggingType,
                    props: {
                        loggingConfig: {
                            cloudwatchConfig: {
                                logGroupName: "/bedrock/invocations",
                                roleArn: "arn:aws:iam::111122223333:role/bedrock-logging",
                                largeDataDeliveryS3Config: { bucketName: "model-invocations" },
                            },
                        },
                    },
                },
            },
        },
        unknown: {
            "the bucket is made elsewhere": {
                logging: { type: invocationLoggingType, props: loggingTo("model-invocations") },
            },
            "the bucket of an encryption configuration is not known yet": {
                bucket: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: unknownValue,
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn }),
                    },
                },
                logging: { type: invocationLoggingType, props: loggingTo(ref("bucket", "bucket")) },
            },
        },
        notApplicable: {
            "logs go to a log group only": {
                logging: {
                    type: invocationLoggingType,
                    props: {
                        loggingConfig: {
                            cloudwatchConfig: {
                                logGroupName: "/bedrock/invocations",
                                roleArn: "arn:aws:iam::111122223333:role/bedrock-logging",
                            },
                        },
                    },
                },
            },
        },
    },
});
