import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";
import { logGroupType } from "../../services/cloudwatch";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const loggingTo = (logGroupName: string): Record<string, unknown> => ({
    loggingConfig: { cloudwatchConfig: { logGroupName, roleArn: "arn:aws:iam::111122223333:role/bedrock-logging" } },
});

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logs-encrypted",
    title: "The log group of invocation logs is encrypted with a customer managed key",
    severity: "high",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8", "A.7.2"],
    equivalents: ["prowler:bedrock_model_invocation_logs_encryption_enabled"],
    why: "Invocation logs hold every prompt and every answer, before any guardrail masked them. Amazon S3 encrypts every bucket; a log group has a key that one can withdraw only if it is given one.",
    fix: "Set kmsKeyId of the log group to the ARN of a KMS key whose policy lets CloudWatch Logs use it.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    check(logging, { graph, report, unknown }) {
        if (!isSet(logging.props.loggingConfig, "cloudwatchConfig")) return;
        const path = "loggingConfig.cloudwatchConfig.logGroupName";
        const groups = graph.referredToBy<LogGroupArgs>(logging, path, logGroupType);
        for (const { name, props } of groups.resources) {
            if (isSet(props, "kmsKeyId")) continue;
            report(`delivers to a log group ("${name}") without a customer managed key`, path);
        }
        if (groups.resources.length === 0) unknown("delivers to a log group that is not part of this stack", path);
    },
    examples: {
        passes: {
            "the log group has a key": {
                group: { type: logGroupType, props: { name: "/bedrock/invocations", kmsKeyId: keyArn } },
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
            "the log group has a key of the stack": {
                key: { type: "aws:kms/key:Key" },
                group: { type: logGroupType, props: { kmsKeyId: ref("key", "arn") } },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
            "logs go to a bucket only, which Amazon S3 encrypts": {
                logging: {
                    type: invocationLoggingType,
                    props: { loggingConfig: { s3Config: { bucketName: "model-invocations" } } },
                },
            },
        },
        fails: {
            "the log group has no key": {
                group: { type: logGroupType },
                logging: { type: invocationLoggingType, props: loggingTo(ref("group", "name")) },
            },
            "the key is another log group's": {
                other: { type: logGroupType, props: { name: "/app", kmsKeyId: keyArn } },
                group: { type: logGroupType, props: { name: "/bedrock/invocations" } },
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
        },
        unknown: {
            "the log group is made elsewhere": {
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
            },
            "the log group is not known yet": {
                logging: { type: invocationLoggingType, props: loggingTo(unknownValue) },
            },
        },
    },
});
