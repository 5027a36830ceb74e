import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";

const cloudwatchConfig = {
    logGroupName: "/bedrock/invocations",
    roleArn: "arn:aws:iam::111122223333:role/bedrock-logging",
};

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logging-large-data",
    title: "Invocation logs of more than 100 KB have a bucket to go to",
    severity: "medium",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8"],
    why: "A log group takes no more than 100 KB of a prompt or an answer, and nothing binary. Without a bucket beside it, long conversations, documents and images, which matter most, are in no log.",
    fix: "Set cloudwatchConfig.largeDataDeliveryS3Config to a bucket, or deliver to a bucket with s3Config as well.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
    check({ loggingConfig }, { report, notApplicable }) {
        if (!isSet(loggingConfig, "cloudwatchConfig")) notApplicable();
        if (isSet(loggingConfig, "s3Config")) return;
        if (isSet(loggingConfig?.cloudwatchConfig, "largeDataDeliveryS3Config")) return;
        report("has no bucket for large and binary data", "loggingConfig.cloudwatchConfig.largeDataDeliveryS3Config");
    },
    examples: {
        passes: {
            "large data goes to a bucket": {
                loggingConfig: {
                    cloudwatchConfig: { ...cloudwatchConfig, largeDataDeliveryS3Config: { bucketName: "invocations" } },
                },
            },
            "everything goes to a bucket as well": {
                loggingConfig: { cloudwatchConfig, s3Config: { bucketName: "invocations" } },
            },
        },
        fails: {
            "logs go to a log group only": { loggingConfig: { cloudwatchConfig } },
        },
        unknown: {
            "the configuration of the log group is not known yet": {
                loggingConfig: { cloudwatchConfig: unknownValue },
            },
        },
        notApplicable: {
            "logs go to a bucket only": { loggingConfig: { s3Config: { bucketName: "invocations" } } },
        },
    },
});
