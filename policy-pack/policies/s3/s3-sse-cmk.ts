import type { BucketServerSideEncryptionConfigurationArgs } from "@pulumi/aws/s3";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { bucketTypes, encryptionTypes, inlineEncryption, logSourcesOf, usesCustomerKey } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const [encryptionType, encryptionV2Type] = encryptionTypes;
const keyType = "aws:kms/key:Key";
const loggingType = "aws:s3/bucketLogging:BucketLogging";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const rulesWith = (byDefault: object): object[] => [{ applyServerSideEncryptionByDefault: byDefault }];

export default definePolicy<AnyBucketArgs>({
    id: "s3-sse-cmk",
    title: "Buckets encrypt new objects with a customer managed key by default",
    severity: "high",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2"],
    why:
        "With a key that AWS holds, whoever may read the bucket reads the training data in it. A customer managed key is " +
        "a second lock: it has a policy of its own, its uses are logged, and it can be disabled.",
    fix:
        "Add a BucketServerSideEncryptionConfiguration for the bucket, with sseAlgorithm aws:kms and kmsMasterKeyId set " +
        "to the ARN of a key of yours.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    check(bucket, { graph, report, unknown, notApplicable, each }) {
        // Server access logs and load balancers' logs are delivered only to buckets with keys of S3's own.
        const logSources = logSourcesOf(graph, bucket);
        if (logSources.resources.length > 0) notApplicable();
        const violation = (message: string, path?: string): void => {
            if (logSources.complete) report(message, path);
            else unknown("may receive server access logs whose target bucket is not known yet, and these take no key");
        };

        const separate = graph.referringTo<BucketServerSideEncryptionConfigurationArgs>(
            bucket,
            "bucket",
            ...encryptionTypes,
        );
        each(separate.resources, ({ name, props }) => {
            if (!isSet(props, "rules")) violation(`has an encryption configuration ("${name}") without rules`);
            each(props.rules, ({ applyServerSideEncryptionByDefault }) => {
                if (usesCustomerKey(applyServerSideEncryptionByDefault)) return;
                violation(`has an encryption configuration ("${name}") that names no customer managed key`);
            });
        });
        if (separate.resources.length > 0 || usesCustomerKey(inlineEncryption(bucket))) return;
        if (separate.complete) violation("encrypts new objects with a key of AWS, not with a customer managed key");
        else unknown("may be the bucket of an encryption configuration whose bucket is not known yet");
    },
    examples: {
        passes: {
            "the encryption configuration names a key of the stack": {
                key: { type: keyType },
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: ref("data"),
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: ref("key", "arn") }),
                    },
                },
            },
            "the configuration names bucket and key by name": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                encryption: {
                    type: encryptionV2Type,
                    props: {
                        bucket: "training-data",
                        rules: rulesWith({ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: "alias/training-data" }),
                    },
                },
            },
            "the bucket has an inline configuration": {
                data: {
                    type: bucketType,
                    props: {
                        serverSideEncryptionConfiguration: {
                            rule: {
                                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                            },
                        },
                    },
                },
            },
            "the bucket has an inline configuration in BucketV2's spelling": {
                data: {
                    type: bucketV2Type,
                    props: {
                        serverSideEncryptionConfigurations: [
                            {
                                rules: [
                                    {
                                        applyServerSideEncryptionByDefaults: [
                                            { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                                        ],
                                    },
                                ],
                            },
                        ],
                    },
                },
            },
        },
        fails: {
            "encryption is left at its default, keys of S3": { data: { type: bucketType } },
            "the algorithm is AES256": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: { bucket: ref("data"), rules: rulesWith({ sseAlgorithm: "AES256" }) },
                },
            },
            "no key is named, which means the one that AWS manages": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: { bucket: ref("data"), rules: rulesWith({ sseAlgorithm: "aws:kms" }) },
                },
            },
            "the key is the one that AWS manages": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: ref("data"),
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" }),
                    },
                },
            },
            "the configuration only sets bucket keys": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: { bucket: ref("data"), rules: [{ bucketKeyEnabled: true }] },
                },
            },
            "the configuration is another bucket's": {
                data: { type: bucketType },
                other: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: ref("other"),
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn }),
                    },
                },
            },
            "a bucket that logs to itself holds data too": {
                data: { type: bucketType },
                logging: {
                    type: loggingType,
                    props: { bucket: ref("data"), targetBucket: ref("data"), targetPrefix: "log/" },
                },
            },
        },
        unknown: {
            "the algorithm is not known yet": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: ref("data"),
                        rules: rulesWith({ sseAlgorithm: unknownValue, kmsMasterKeyId: keyArn }),
                    },
                },
            },
            "the bucket of the configuration is not known yet": {
                data: { type: bucketType },
                encryption: {
                    type: encryptionType,
                    props: {
                        bucket: unknownValue,
                        rules: rulesWith({ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn }),
                    },
                },
            },
        },
        notApplicable: {
            "the bucket receives the server access logs of another one": {
                logs: { type: bucketType },
                logging: {
                    type: loggingType,
                    props: { bucket: "training-data", targetBucket: ref("logs"), targetPrefix: "log/" },
                },
            },
            "the bucket receives the access logs of an application load balancer": {
                logs: { type: bucketType },
                ingress: {
                    type: "aws:lb/loadBalancer:LoadBalancer",
                    props: { accessLogs: { bucket: ref("logs"), enabled: true } },
                },
            },
        },
    },
});
